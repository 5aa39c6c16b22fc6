import { stat } from 'node:fs/promises';
import { mediansInTurns, type Repeated } from './median-of-runs.ts';
import type { ContenderId, Result } from './result-table.ts';

/** A line of a benchmark before it is measured. */
export interface Contender extends Repeated {
  /** Absent for what no target is about. */
  readonly id?: ContenderId;
  readonly name: string;
  /** The bytes of what it produced; throws for a wrong result, whose figures would mean nothing. */
  readonly measure: () => Promise<number>;
}

/** Runs the contenders in turns, each at least `least` times; their results stand in the same order. */
export async function benchInTurns(contenders: readonly Contender[], least: number): Promise<readonly Result[]> {
  const runs = await mediansInTurns(contenders, least);
  const results: Result[] = [];
  for (const [index, run] of runs.entries()) {
    const contender = contenders[index];
    if (contender === undefined) throw new RangeError('there are as many runs as contenders');
    const { id, name, measure } = contender;
    results.push({ ...(id === undefined ? {} : { id }), name, bytes: await measure(), run });
  }
  return results;
}

export async function sizeOf(path: string): Promise<number> {
  return (await stat(path)).size;
}
