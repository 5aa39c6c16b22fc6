import { spawn } from 'node:child_process';
import { readFile } from 'node:fs/promises';

/** One run of a whole process: what a user waits for and what the machine must have. */
export interface Run {
  /** From start to exit, in milliseconds. */
  readonly wallMs: number;
  /** Highest resident set of the process itself in MiB, sampled; undefined where the system does not tell. */
  readonly peakMiB: number | undefined;
}

export interface Command {
  readonly file: string;
  readonly args: readonly string[];
  readonly cwd?: string;
}

/** Runs a command to its end. Throws if it does not exit with 0, with what it wrote on stderr. */
export async function measureProcess(command: Command): Promise<Run> {
  const start = performance.now();
  const child = spawn(command.file, command.args, { cwd: command.cwd, stdio: ['ignore', 'ignore', 'pipe'] });
  const peak = watchPeak(child.pid);
  const stderr: Buffer[] = [];
  child.stderr.on('data', (chunk: Buffer) => stderr.push(chunk));
  const code = await new Promise<number | null>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', resolve);
  });
  const wallMs = performance.now() - start;
  const peakMiB = peak.stop();
  if (code !== 0) throw new Error(`${command.file} exited with ${String(code)}: ${Buffer.concat(stderr).toString()}`);
  return { wallMs, peakMiB };
}

/** The median run by wall time; the highest peak of all runs. An odd number of runs gives a run that happened. */
export async function medianOfRuns(command: Command, runs: number): Promise<Run> {
  const all: Run[] = [];
  for (let run = 0; run < runs; run += 1) all.push(await measureProcess(command));
  return medianRun(all);
}

export function medianRun(runs: readonly Run[]): Run {
  const sorted = runs.toSorted((a, b) => a.wallMs - b.wallMs);
  const median = sorted[sorted.length >> 1];
  if (median === undefined) throw new RangeError('no run to take the median of');
  const peaks = runs.flatMap((run) => (run.peakMiB === undefined ? [] : [run.peakMiB]));
  return { wallMs: median.wallMs, peakMiB: peaks.length === 0 ? undefined : Math.max(...peaks) };
}

/** Linux keeps the high-water mark itself (VmHWM, proc(5)); the last sample before the exit counts. */
function watchPeak(pid: number | undefined): { stop(): number | undefined } {
  let peak: number | undefined;
  const timer = setInterval(() => {
    void readFile(`/proc/${String(pid)}/status`, 'utf8').then(
      (status) => {
        peak = parsePeakMiB(status) ?? peak;
      },
      () => undefined,
    );
  }, 10);
  return {
    stop: () => {
      clearInterval(timer);
      return peak;
    },
  };
}

/** Reads `VmHWM:  123456 kB` out of a /proc status file, in MiB. */
export function parsePeakMiB(status: string): number | undefined {
  const kib = /^VmHWM:\s+(\d+) kB$/m.exec(status)?.[1];
  return kib === undefined ? undefined : Math.round(Number(kib) / 1024);
}
