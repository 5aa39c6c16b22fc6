import { Writable } from 'node:stream';
import { COMMANDS, type ExitCode, type Io, runCli } from '../src/index.ts';
import type { Command } from '../src/command.ts';

/** What a run wrote and how it ended. */
export interface Captured {
  readonly exitCode: ExitCode;
  readonly stdout: string;
  readonly stderr: string;
}

/** Streams that keep what is written, as a pipe would see it or, with `isTTY`, as a terminal would. */
export function capturedIo(env: Io['env'] = {}, isTTY = false): Io & { stdoutText(): string; stderrText(): string } {
  const out = keepingStream(isTTY);
  const err = keepingStream(isTTY);
  return { stdout: out.stream, stderr: err.stream, env, stdoutText: out.text, stderrText: err.text };
}

/** Runs a command line in this process. */
export async function run(
  argv: readonly string[],
  { env = {}, commands = COMMANDS }: { env?: Io['env']; commands?: readonly Command[] } = {},
): Promise<Captured> {
  const io = capturedIo(env);
  const exitCode = await runCli(argv, io, { commands, version: '1.2.3' });
  return { exitCode, stdout: io.stdoutText(), stderr: io.stderrText() };
}

function keepingStream(isTTY: boolean): { stream: Writable & { isTTY: boolean }; text(): string } {
  const chunks: Buffer[] = [];
  const stream = new Writable({
    write: (chunk: Buffer, _encoding, done) => {
      chunks.push(chunk);
      done();
    },
  });
  return { stream: Object.assign(stream, { isTTY }), text: () => Buffer.concat(chunks).toString('utf8') };
}
