import { compareOrdinal, type Digest } from '@nuspine/primitives';
import { isIn } from '../cell.ts';
import type { Bundle, Matrix, Proof } from '../matrix.ts';
import { checkSet } from '../questions/check-set.ts';

/** Why a bundle is not made or published. */
export interface BundleRefusal {
  readonly kind: 'incompatible' | 'unknown' | 'untested' | 'other-bytes' | 'upgrade-untested';
  readonly message: string;
}

export interface JudgedBundle {
  readonly state: 'tested' | 'declared' | 'unknown';
  readonly refusals: readonly BundleRefusal[];
  /** The newest run that passed with exactly this set and these packages. */
  readonly proof?: Proof;
}

/**
 * Says whether a bundle may be made of packages with these digests, by component. What is incompatible never may; what
 * no run has tried, or a run has tried with other bytes, may with `allowUntested`.
 */
export function judgeBundle(
  matrix: Matrix,
  bundle: Pick<Bundle, 'id' | 'pins'>,
  digests: ReadonlyMap<string, Digest>,
  { allowUntested = false }: { readonly allowUntested?: boolean } = {},
): JudgedBundle {
  const { verdict, cells, reason } = checkSet(matrix, bundle.pins);
  const broken = cells.filter(({ state }) => state === 'incompatible').map((cell) => cell.reason);
  if (verdict === 'incompatible') {
    const messages = broken.length > 0 ? broken : [reason ?? ''];
    return { state: 'unknown', refusals: messages.map((message) => ({ kind: 'incompatible', message })) };
  }
  const runs = matrix.proofs.filter(
    ({ result, pins }) => result === 'passed' && pins.length === bundle.pins.length && bundle.pins.every(isIn(pins)),
  );
  const proof = newest(runs.filter((run) => hasDigests(run, digests)));
  if (proof !== undefined) return { state: 'tested', refusals: [], proof };
  // No two of a set may be related, as in a bundle of one: nothing speaks against it.
  const state = verdict === 'unknown' && cells.length > 0 ? 'unknown' : 'declared';
  const refusals = allowUntested ? [] : [untested(bundle.id, newest(runs), state)];
  return { state, refusals };
}

function untested(id: string, run: Proof | undefined, state: 'declared' | 'unknown'): BundleRefusal {
  if (run !== undefined) {
    const message = `${run.run} of ${run.date} passed with other bytes of the same versions`;
    return { kind: 'other-bytes', message };
  }
  if (state === 'unknown')
    return { kind: 'unknown', message: `nobody knows whether ${id} works: rows say so, or are missing` };
  return { kind: 'untested', message: `no run has passed with ${id}` };
}

function hasDigests({ digests }: Proof, wanted: ReadonlyMap<string, Digest>): boolean {
  return [...wanted].every(([component, digest]) => digests.get(component) === digest);
}

function newest(proofs: readonly Proof[]): Proof | undefined {
  return proofs.toSorted((a, b) => compareOrdinal(a.date, b.date)).at(-1);
}
