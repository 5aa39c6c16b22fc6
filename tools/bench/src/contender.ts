import { stat } from 'node:fs/promises';
import type { Run } from './measure-process.ts';
import { mediansInTurns, type Repeated } from './median-of-runs.ts';
import type { ContenderId, Result } from './result-table.ts';

/** A line of a benchmark before it is measured. */
export interface Line {
  /** Absent for what no target is about. */
  readonly id?: ContenderId;
  readonly name: string;
  /** The bytes of what it produced; throws for a wrong result, whose figures would mean nothing. */
  readonly measure: () => Promise<number>;
}

/** A line that one command makes. */
export interface Contender extends Line, Repeated {}

/** Runs the contenders in turns, each at least `least` times; their results stand in the same order. */
export async function benchInTurns(contenders: readonly Contender[], least: number): Promise<readonly Result[]> {
  return resultsOf(contenders, await mediansInTurns(contenders, least));
}

/** The lines with what they took, in the same order. */
export async function resultsOf(lines: readonly Line[], runs: readonly Run[]): Promise<readonly Result[]> {
  const results: Result[] = [];
  for (const [index, run] of runs.entries()) {
    const line = lines[index];
    if (line === undefined) throw new RangeError('there are as many runs as lines');
    const { id, name, measure } = line;
    results.push({ ...(id === undefined ? {} : { id }), name, bytes: await measure(), run });
  }
  return results;
}

export async function sizeOf(path: string): Promise<number> {
  return (await stat(path)).size;
}
