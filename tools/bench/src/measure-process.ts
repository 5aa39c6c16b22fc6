import { spawn } from 'node:child_process';
import { readFile, rm } from 'node:fs/promises';

/** One run of a whole process: what a user waits for and what the machine must have. */
export interface Run {
  /** From start to exit, in milliseconds. */
  readonly wallMs: number;
  /** Highest resident set of the process or one of its children in MiB, sampled; undefined where nothing tells. */
  readonly peakMiB: number | undefined;
}

const SAMPLE_MS = 10;

export interface Command {
  readonly file: string;
  readonly args: readonly string[];
  readonly cwd?: string;
  /** Added to the environment of this process. */
  readonly env?: Readonly<Record<string, string>>;
}

/** Runs a command to its end. Throws if it does not exit with 0, with what it wrote on stderr. */
export async function measureProcess(command: Command): Promise<Run> {
  const start = performance.now();
  const child = spawn(command.file, command.args, {
    cwd: command.cwd,
    env: { ...process.env, ...command.env },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
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

/**
 * The median run by wall time; the highest peak of all runs. An odd number of runs gives a run that happened. Before
 * each run the `outputs` of the one before are removed, for programs that refuse to overwrite.
 */
export async function medianOfRuns(command: Command, runs: number, outputs: readonly string[] = []): Promise<Run> {
  const all: Run[] = [];
  for (let run = 0; run < runs; run += 1) {
    for (const path of outputs) await rm(path, { force: true });
    all.push(await measureProcess(command));
  }
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
  const sample = async (process: string): Promise<void> => {
    const found = parsePeakMiB(await readProc(process, 'status'));
    if (found !== undefined) peak = Math.max(peak ?? 0, found);
    const children = await readProc(process, `task/${process}/children`);
    await Promise.all(children.split(' ').filter(Boolean).map(sample));
  };
  const timer = setInterval(() => void sample(String(pid)), SAMPLE_MS);
  return {
    stop: () => {
      clearInterval(timer);
      return peak;
    },
  };
}

/** Empty for a process that has ended, and where there is no /proc. */
function readProc(pid: string, file: string): Promise<string> {
  return readFile(`/proc/${pid}/${file}`, 'utf8').catch(() => '');
}

/** Reads `VmHWM:  123456 kB` out of a /proc status file, in MiB. */
export function parsePeakMiB(status: string): number | undefined {
  const kib = /^VmHWM:\s+(\d+) kB$/m.exec(status)?.[1];
  return kib === undefined ? undefined : Math.round(Number(kib) / 1024);
}
