import semver from 'semver';
import Type, { type TSchema } from 'typebox';
import type { CellState } from '../cell.ts';
import type { Matrix, Pin } from '../matrix.ts';
import { closed, document, PINS, PROOF, STATE, TEXT } from '../report-schema.ts';
import type { Proof } from '../solve/proof.ts';
import { solveMatrix } from '../solve/solve-matrix.ts';
import { checkSet } from './check-set.ts';

/** A newer version of one component of a set. */
export interface Upgrade {
  readonly component: string;
  readonly version: string;
  /** Of the set with this version in it and all else as it is. */
  readonly alone: CellState;
  /** What must become newer with it; only when it does not work alone. */
  readonly with?: readonly Pin[];
  /** Why it does not work even so. */
  readonly proof?: Proof;
}

export interface UpgradesReport {
  readonly set: readonly Pin[];
  /** By component, oldest first. */
  readonly upgrades: readonly Upgrade[];
}

/** Every newer version that a set could have, what it asks of the others, and why not where it cannot be. */
export function findUpgrades(matrix: Matrix, set: readonly Pin[]): UpgradesReport {
  const upgrades = set.flatMap((pin) =>
    newerVersions(matrix, pin).map((version) => judge(matrix, set, { ...pin, version })),
  );
  return { set, upgrades };
}

function newerVersions({ components }: Matrix, { component, version }: Pin): readonly string[] {
  const known = components.get(component);
  const epochOf = (text: string): number => known?.rows.get(text)?.epoch ?? 0;
  return (known?.versions ?? []).filter(
    (other) =>
      (epochOf(other) - epochOf(version) || semver.compare(other, version)) > 0 &&
      (semver.prerelease(other) === null || semver.prerelease(version) !== null),
  );
}

function judge(matrix: Matrix, set: readonly Pin[], upgrade: Pin): Upgrade {
  const changed = set.map((pin) => (pin.component === upgrade.component ? upgrade : pin));
  const { component, version } = upgrade;
  const alone = set.length === 1 ? 'declared' : checkSet(matrix, changed).verdict;
  if (alone === 'tested' || alone === 'declared') return { component, version, alone };
  // The others stay if they can, and never become older.
  const wishes = changed.map((pin) => ({
    component: pin.component,
    range: pin.component === component ? version : `>=${pin.version}`,
  }));
  const report = solveMatrix(matrix, { wishes, locked: set });
  if (!report.solved) return { component, version, alone, proof: report.proof };
  const moved = report.set.filter((pin) => pin.component !== component && !isUnchanged(set, pin));
  return { component, version, alone, with: moved };
}

function isUnchanged(set: readonly Pin[], { component, version }: Pin): boolean {
  return set.some((pin) => pin.component === component && pin.version === version);
}

/** The JSON Schema of what `matrix upgrades --json` prints. */
export const UpgradesReportSchema: TSchema = document('upgrades-report', 'What a set of versions can upgrade to', {
  set: PINS,
  upgrades: Type.Array(
    closed({
      component: TEXT,
      version: TEXT,
      alone: STATE,
      with: Type.Optional(PINS),
      proof: Type.Optional(PROOF),
    }),
  ),
});
