import { spawn } from 'node:child_process';
import { findOnPath } from './find-on-path.ts';

/** One run of a whole process: what a user waits for and what the machine must have. */
export interface Run {
  /** From start to exit, in milliseconds. */
  readonly wallMs: number;
  /** Processor time of the process and its children; undefined where nothing tells. */
  readonly cpuMs?: number | undefined;
  /** Highest resident set of the process or one of its children in MiB; undefined where nothing tells. */
  readonly peakMiB: number | undefined;
}

export interface Command {
  readonly file: string;
  readonly args: readonly string[];
  readonly cwd?: string;
  /** Added to the environment of this process. */
  readonly env?: Readonly<Record<string, string>>;
}

/**
 * Runs a command to its end. GNU time, where it is installed, says what the kernel counted: to watch the process meanwhile would
 * take a tenth of a core from who uses all. Throws if the command does not exit with 0, with what it wrote on stderr.
 */
export async function measureProcess(command: Command): Promise<Run> {
  const { file, args } = measured(command, await gnuTime());
  const start = performance.now();
  const child = spawn(file, args, {
    cwd: command.cwd,
    env: { ...process.env, ...command.env },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const written: Buffer[] = [];
  child.stderr.on('data', (chunk: Buffer) => written.push(chunk));
  let wallMs = 0;
  const code = await new Promise<number | null>((resolve, reject) => {
    child.on('error', reject);
    child.on('exit', () => (wallMs = performance.now() - start));
    child.on('close', resolve);
  });
  const stderr = Buffer.concat(written).toString();
  if (code !== 0) throw new Error(`${command.file} exited with ${String(code)}: ${stderr}`);
  return { wallMs, ...parseUsage(stderr) };
}

let found: Promise<string | undefined> | undefined;

/** That of other systems than Linux has other options. */
async function gnuTime(): Promise<string | undefined> {
  return process.platform === 'linux' ? (found ??= findOnPath('time')) : undefined;
}

function measured({ file, args }: Command, time: string | undefined): Pick<Command, 'file' | 'args'> {
  return time === undefined ? { file, args } : { file: time, args: ['--quiet', '--format=%U %S %M', file, ...args] };
}

/** The last line. */
const USAGE = /(?:^|\n)([\d.]+) ([\d.]+) (\d+)\n$/;

/** Reads what GNU time was asked to write after all else: seconds in user and system mode, and KiB. */
export function parseUsage(text: string): Pick<Run, 'cpuMs' | 'peakMiB'> {
  const [, user, system, kib] = USAGE.exec(text) ?? [];
  if (kib === undefined) return { peakMiB: undefined };
  return { cpuMs: Math.round(1000 * (Number(user) + Number(system))), peakMiB: Math.round(Number(kib) / 1024) };
}
