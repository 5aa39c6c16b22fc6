import semver from 'semver';
import { type CellState, cellOf } from '../cell.ts';
import { errorUnknownName, type MatrixError } from '../errors.ts';
import type { Matrix, Pin } from '../matrix.ts';
import { parseRange } from '../matrix-version.ts';
import { pairsOf } from '../pairs-of.ts';
import { NOWHERE } from '../position.ts';
import { type Incompatibility, incompatibility } from './incompatibility.ts';
import { MatrixFacts, type Trust } from './matrix-facts.ts';
import type { Candidate } from './pair-facts.ts';
import { type Proof, proofOf } from './proof.ts';
import { pubGrub } from './pub-grub.ts';
import { versionIndex } from './version-index.ts';
import { difference, fullSet, has, lastOf, setOf, type VersionSet } from './version-set.ts';

/** A component that an answer must hold, and the versions that will do. */
export interface Wish {
  readonly component: string;
  /** A range of npm's semver; without it any version that is no prerelease. */
  readonly range?: string;
}

export interface SolveOptions {
  /** In the order in which their versions matter; every component of the matrix by default. */
  readonly wishes?: readonly Wish[];
  /** Versions to keep where they will do, from an earlier answer. */
  readonly locked?: readonly Pin[];
  /** The least that must be known of two versions; `declared` by default. */
  readonly trust?: Trust;
  /** Also take prereleases that no range names. */
  readonly prerelease?: boolean;
}

export type SolveReport =
  | { readonly solved: true; readonly state: CellState; readonly set: readonly Pin[] }
  | { readonly solved: false; readonly proof: Proof };

/**
 * Finds the newest set: of all that fit, the one whose first component is newest, then whose second is. Throws
 * `MATRIX_NAME_UNKNOWN` or `MATRIX_RANGE_INVALID` for a wish that the matrix cannot have.
 */
export function solveMatrix(matrix: Matrix, options: SolveOptions = {}): SolveReport {
  const wishes = options.wishes ?? everyComponent(matrix);
  const candidates = wishes.map(({ component }) => candidateOf(matrix, component));
  const facts = new MatrixFacts(matrix, candidates, options.trust ?? 'declared');
  const outcome = pubGrub({
    all: facts.all,
    given: [...facts.failedRuns(), ...given(wishes, candidates, facts.all, options.prerelease === true)],
    factsOf: (component, version) => facts.of(component, version),
    supports: (component, domain) => facts.supports(component, domain),
    prefer: (component, left) => preferred(candidates[component], left, options.locked ?? []),
  });
  if (!outcome.solved) return { solved: false, proof: proofOf(outcome.failure, candidates) };
  const set = outcome.versions.map((version, number) => ({
    component: candidates[number]?.component.name ?? '',
    version: candidates[number]?.index.versions[version] ?? '',
  }));
  return { solved: true, state: stateOfSet(matrix, set), set };
}

/** The state of a set: that of its worst cell. Nothing is known of a set in which no two are related. */
export function stateOfSet(matrix: Matrix, set: readonly Pin[]): CellState {
  const states = pairsOf(set).flatMap(([left, right]) => cellOf(matrix, left, right)?.state ?? []);
  const order: readonly CellState[] = ['incompatible', 'unknown', 'declared', 'tested'];
  return order.find((state) => states.includes(state)) ?? 'unknown';
}

/** Components with versions; extensions are taken only when they are asked for. */
function everyComponent({ components }: Matrix): readonly Wish[] {
  return [...components.values()]
    .filter(({ versions, isExtension }) => versions.length > 0 && !isExtension)
    .map(({ name }) => ({ component: name }));
}

function candidateOf({ components }: Matrix, name: string): Candidate {
  const component = components.get(name);
  if (component === undefined) throw unknownComponent(name, [...components.keys()]);
  return { component, index: versionIndex(component.versions) };
}

function unknownComponent(name: string, known: readonly string[]): MatrixError {
  return errorUnknownName('the matrix has no component of that name', name, known);
}

function given(
  wishes: readonly Wish[],
  candidates: readonly Candidate[],
  all: readonly VersionSet[],
  prerelease: boolean,
): readonly Incompatibility[] {
  return wishes.flatMap(({ component: name, range }, component): readonly Incompatibility[] => {
    const { versions, matching } = candidates[component]?.index ?? versionIndex([]);
    const every = all[component] ?? fullSet(versions.length);
    if (range === undefined) {
      const early = versions.flatMap((version, member) => (semver.prerelease(version) === null ? [] : [member]));
      if (prerelease || early.length === 0 || early.length === versions.length) return [];
      const text = `prereleases of ${name} were not asked for`;
      return [
        incompatibility(
          [{ component, versions: setOf(versions.length, early) }],
          { kind: 'prerelease', describe: () => text },
          all,
        ),
      ];
    }
    const left = matching(parseRange(range, NOWHERE));
    const text = lastOf(left) < 0 ? `no version of ${name} is known in ${range}` : `${name} ${range} was asked for`;
    const term = { component, versions: difference(every, left) };
    return lastOf(term.versions) < 0 ? [] : [incompatibility([term], { kind: 'request', describe: () => text }, all)];
  });
}

function preferred(candidate: Candidate | undefined, left: VersionSet, locked: readonly Pin[]): number {
  const lock = locked.find(({ component }) => component === candidate?.component.name);
  const kept = lock === undefined ? -1 : (candidate?.index.versions.indexOf(lock.version) ?? -1);
  return kept >= 0 && has(left, kept) ? kept : lastOf(left);
}
