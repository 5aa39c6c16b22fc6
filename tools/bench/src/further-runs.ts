import { rm } from 'node:fs/promises';
import { type Command, measureProcess, type Run } from './measure-process.ts';
import { medianRun } from './median-of-runs.ts';

/** A program that does the same over and over in one process. */
export interface Loop {
  /** The process that does it so many times. */
  readonly command: (times: number) => Command | Promise<Command>;
  /** What is removed before each process, for programs that refuse to overwrite. */
  readonly outputs?: readonly string[];
}

/** By then runtimes have compiled what runs often. */
const WARM_TIMES = 10;
const FURTHER_TIMES = 10;

/**
 * What doing it once more takes in a process that has done it ten times: of ten more times, the tenth part of the difference
 * between two whole processes. The loops take turns; the median of `runs` counts, with the peak of the longer process.
 */
export async function furtherRunsInTurns(loops: readonly Loop[], runs: number): Promise<readonly Run[]> {
  const all = loops.map((loop): readonly [Loop, Run[]] => [loop, []]);
  for (let turn = 0; turn < runs; turn += 1) {
    for (const [loop, found] of all) found.push(await furtherRun(loop));
  }
  return all.map(([, found]) => medianRun(found));
}

async function furtherRun(loop: Loop): Promise<Run> {
  const [some, more] = [await run(loop, WARM_TIMES), await run(loop, WARM_TIMES + FURTHER_TIMES)];
  return onceMore(some, more, FURTHER_TIMES);
}

async function run({ command, outputs = [] }: Loop, times: number): Promise<Run> {
  for (const path of outputs) await rm(path, { force: true, recursive: true });
  return measureProcess(await command(times));
}

/** The part of one of `times` that `more` did and `some` did not. */
export function onceMore(some: Run, more: Run, times: number): Run {
  const [few, many] = [some.cpuMs, more.cpuMs];
  return {
    wallMs: (more.wallMs - some.wallMs) / times,
    ...(few === undefined || many === undefined ? {} : { cpuMs: (many - few) / times }),
    peakMiB: more.peakMiB,
  };
}
