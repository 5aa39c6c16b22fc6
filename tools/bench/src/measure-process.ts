import { spawn } from 'node:child_process';
import { readFile, rm } from 'node:fs/promises';

/** One run of a whole process: what a user waits for and what the machine must have. */
export interface Run {
  /** From start to exit, in milliseconds. */
  readonly wallMs: number;
  /** Processor time of the process and its children, sampled: what is left of it on a machine that does other things. */
  readonly cpuMs?: number | undefined;
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
  const usage = watchUsage(child.pid);
  const stderr: Buffer[] = [];
  child.stderr.on('data', (chunk: Buffer) => stderr.push(chunk));
  const code = await new Promise<number | null>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', resolve);
  });
  const wallMs = performance.now() - start;
  const { peakMiB, cpuMs } = usage.stop();
  if (code !== 0) throw new Error(`${command.file} exited with ${String(code)}: ${Buffer.concat(stderr).toString()}`);
  return { wallMs, cpuMs, peakMiB };
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
  return { ...median, peakMiB: peaks.length === 0 ? undefined : Math.max(...peaks) };
}

/** What Linux keeps itself (VmHWM and times, proc(5)); the last sample before the exit counts. */
function watchUsage(pid: number | undefined): { stop(): Pick<Run, 'cpuMs' | 'peakMiB'> } {
  let peakMiB: number | undefined;
  let cpuMs: number | undefined;
  const sample = async (process: string): Promise<number> => {
    const [status, stat, children] = await Promise.all(
      ['status', 'stat', `task/${process}/children`].map((file) => readProc(process, file)),
    );
    const found = parsePeakMiB(status ?? '');
    if (found !== undefined) peakMiB = Math.max(peakMiB ?? 0, found);
    const below = await Promise.all((children ?? '').split(' ').filter(Boolean).map(sample));
    return below.reduce((sum, ms) => sum + ms, parseCpuMs(stat ?? '') ?? 0);
  };
  const timer = setInterval(() => {
    void sample(String(pid)).then((ms) => {
      if (ms > 0) cpuMs = Math.max(cpuMs ?? 0, ms);
    });
  }, SAMPLE_MS);
  return {
    stop: () => {
      clearInterval(timer);
      return { peakMiB, cpuMs };
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

/** Linux counts in hundredths of a second, whatever its timer does. */
const TICK_MS = 10;
/** Fields 14 to 17 of proc(5): user and system time of the process, and of its children that have ended. */
const TIMES = [11, 12, 13, 14];

/** Reads the processor time out of a /proc stat file, in milliseconds. */
export function parseCpuMs(stat: string): number | undefined {
  // The name of the program stands in parentheses and may hold spaces.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  const ticks = TIMES.map((index) => Number(fields[index]));
  return ticks.some(Number.isNaN) ? undefined : ticks.reduce((sum, count) => sum + count, 0) * TICK_MS;
}
