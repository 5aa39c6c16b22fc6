import process from 'node:process';
import type { Io, OutputStream } from '../io.ts';

export interface ProcessIo extends Io {
  /** The arguments after the program's name. */
  readonly argv: readonly string[];
  /** Ends the process with this code once everything written has left it. */
  exit(code: number): void;
}

/** The streams, environment and arguments of this process. */
export function processIo(): ProcessIo {
  ignoreClosedPipe(process.stdout);
  ignoreClosedPipe(process.stderr);
  return {
    stdout: process.stdout,
    stderr: process.stderr,
    env: process.env,
    argv: process.argv.slice(2),
    exit: (code) => {
      process.exitCode = code;
    },
  };
}

/** `nuspine … | head` closes the pipe when it has seen enough; that is no error of ours. */
function ignoreClosedPipe(stream: OutputStream): void {
  stream.on('error', (error: Error & { code?: string }) => {
    if (error.code !== 'EPIPE') throw error;
  });
}
