import { rm } from 'node:fs/promises';
import { type Command, measureProcess, type Run } from './measure-process.ts';

/** What else the machine does decides about a few runs of a short command: it runs until its runs have taken so long. */
const ENOUGH_MS = 3000;
const MOST_RUNS = 15;

/** A command that runs several times. */
export interface Repeated {
  readonly command: Command;
  /** What is removed before each run, for programs that refuse to overwrite. */
  readonly outputs?: readonly string[];
}

/**
 * The median run of each command by wall time, with the highest peak of all its runs. The commands take turns, so that what
 * slows the machine for a while slows all of them. Each runs at least `least` times, and a short one until its runs have
 * taken three seconds, but then at most 15 times; an odd number of runs has a median that happened.
 */
export async function mediansInTurns(commands: readonly Repeated[], least: number): Promise<readonly Run[]> {
  const all = commands.map((repeated): readonly [Repeated, Run[]] => [repeated, []]);
  for (let waiting = all; waiting.length > 0; waiting = waiting.filter(([, runs]) => needsMore(runs, least))) {
    for (const [{ command, outputs = [] }, runs] of waiting) {
      for (const path of outputs) await rm(path, { force: true });
      runs.push(await measureProcess(command));
    }
  }
  return all.map(([, runs]) => medianRun(runs));
}

/** The median run of one command, which runs as often as `mediansInTurns` says. */
export async function medianOfRuns(command: Command, least: number, outputs: readonly string[] = []): Promise<Run> {
  return medianRun(await mediansInTurns([{ command, outputs }], least));
}

export function needsMore(runs: readonly Run[], least: number): boolean {
  if (runs.length < least || runs.length % 2 === 0) return true;
  return runs.length < MOST_RUNS && runs.reduce((sum, { wallMs }) => sum + wallMs, 0) < ENOUGH_MS;
}

export function medianRun(runs: readonly Run[]): Run {
  const sorted = runs.toSorted((a, b) => a.wallMs - b.wallMs);
  const median = sorted[sorted.length >> 1];
  if (median === undefined) throw new RangeError('no run to take the median of');
  const peaks = runs.flatMap((run) => (run.peakMiB === undefined ? [] : [run.peakMiB]));
  return { ...median, peakMiB: peaks.length === 0 ? undefined : Math.max(...peaks) };
}
