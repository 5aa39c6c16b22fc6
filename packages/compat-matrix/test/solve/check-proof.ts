import semver from 'semver';
import type { Matrix, SolveOptions, SolveProof, Wish } from '../../src/index.ts';

/**
 * Checks a proof without any part of the solver: facts against the rows as they were read, with npm's own `satisfies`;
 * conclusions by trying every assignment of the components they name. Returns what is wrong.
 */
export function proofFaults(
  matrix: Matrix,
  options: SolveOptions & { wishes: readonly Wish[] },
  proof: SolveProof,
): readonly string[] {
  const last = proof.steps.at(-1);
  const faults = last?.terms.length === 0 ? [] : ['the last step still has terms'];
  for (const { number, terms, from, fact } of proof.steps) {
    const excluded = new Map(terms.map(({ component, versions }) => [component, new Set(versions)]));
    if (fact !== undefined) {
      if (!isFact(matrix, options, excluded)) faults.push(`step ${String(number)} is no fact`);
    } else if (from === undefined || from.some((one) => one >= number)) {
      faults.push(`step ${String(number)} follows from nothing before it`);
    } else if (
      !follows(
        matrix,
        excluded,
        from.map((one) => proof.steps[one - 1]?.terms ?? []),
      )
    ) {
      faults.push(`step ${String(number)} does not follow`);
    }
  }
  return faults;
}

type Excluded = ReadonlyMap<string, ReadonlySet<string>>;

/** All that a step excludes is excluded by the question or the file. */
function isFact(matrix: Matrix, options: SolveOptions & { wishes: readonly Wish[] }, excluded: Excluded): boolean {
  return assignments(matrix, [
    ...new Set([...excluded.keys(), ...(excluded.size === 0 ? options.wishes.map(({ component }) => component) : [])]),
  ]).every(
    (set) =>
      !isHit(excluded, set) || set.size === 0 || isRefused(matrix, options, set) || isHopeless(matrix, options, set),
  );
}

function isRefused(
  matrix: Matrix,
  options: SolveOptions & { wishes: readonly Wish[] },
  set: ReadonlyMap<string, string>,
): boolean {
  const wished = options.wishes.some(({ component, range }) => {
    const version = set.get(component);
    if (version === undefined) return false;
    const all = matrix.components.get(component)?.versions ?? [];
    if (range !== undefined) return !semver.satisfies(version, range);
    return semver.prerelease(version) !== null && all.some((one) => semver.prerelease(one) === null);
  });
  return wished || pairs(set).some(([a, b]) => !works(matrix, a, b)) || failedRun(matrix, set);
}

/** A set may be refused because no version at all of another component goes with it. */
function isHopeless(
  matrix: Matrix,
  options: SolveOptions & { wishes: readonly Wish[] },
  set: ReadonlyMap<string, string>,
): boolean {
  return options.wishes.some(
    ({ component }) =>
      !set.has(component) &&
      (matrix.components.get(component)?.versions ?? []).every((version) =>
        isRefused(matrix, { ...options, wishes: [] }, new Map([...set, [component, version]])),
      ),
  );
}

export function failedRun(matrix: Matrix, set: ReadonlyMap<string, string>): boolean {
  return matrix.proofs.some(
    ({ result, pins }) => result === 'failed' && pins.every((pin) => set.get(pin.component) === pin.version),
  );
}

type Entry = readonly [component: string, version: string];

/** Whether the rows allow two versions, from the rows alone. Every set of a matrix asks for the same pairs. */
export function works(matrix: Matrix, one: Entry, other: Entry): boolean {
  const known = KNOWN.get(matrix) ?? new Map<string, boolean>();
  KNOWN.set(matrix, known);
  const key = `${one.join('@')} ${other.join('@')}`;
  const answer = known.get(key) ?? rowsAllow(matrix, one, other);
  known.set(key, answer);
  return answer;
}

const KNOWN = new WeakMap<Matrix, Map<string, boolean>>();

function rowsAllow(matrix: Matrix, [a, aVersion]: Entry, [b, bVersion]: Entry): boolean {
  const says = [side(matrix, a, aVersion, b, bVersion), side(matrix, b, bVersion, a, aVersion)];
  const related = [a, b].some((name, index) => {
    const other = [b, a][index] ?? '';
    return [...(matrix.components.get(name)?.rows.values() ?? [])].some(({ statements }) => statements.has(other));
  });
  if (!related) return true;
  return !says.includes('no') && !says.includes('?') && says.includes('yes');
}

function side(matrix: Matrix, name: string, version: string, other: string, otherVersion: string): string {
  const component = matrix.components.get(name);
  let row = component?.rows.get(version);
  if (row === undefined && matrix.missingRow === 'nearest-lower') {
    const lower = [...(component?.rows.keys() ?? [])].filter((one) => semver.lt(one, version));
    row = component?.rows.get(semver.rsort(lower)[0] ?? '');
  }
  if (row === undefined) return component?.hasTable === true ? '?' : '';
  const statement = row.statements.get(other);
  if (statement === undefined) return '';
  if (statement.kind === 'unknown') return '?';
  return semver.satisfies(otherVersion, statement.range) ? 'yes' : 'no';
}

function follows(
  matrix: Matrix,
  excluded: Excluded,
  from: readonly (readonly { component: string; versions: readonly string[] }[])[],
): boolean {
  const earlier = from.map((terms) => new Map(terms.map(({ component, versions }) => [component, new Set(versions)])));
  const names = new Set([...excluded.keys(), ...earlier.flatMap((one) => [...one.keys()])]);
  return assignments(matrix, [...names]).every(
    (set) => !isHit(excluded, set) || earlier.some((one) => isHit(one, set)),
  );
}

function isHit(excluded: Excluded, set: ReadonlyMap<string, string>): boolean {
  return [...excluded].every(([component, versions]) => versions.has(set.get(component) ?? ''));
}

/** Every way to give those components a version. */
export function assignments(matrix: Matrix, names: readonly string[]): readonly ReadonlyMap<string, string>[] {
  const [name, ...rest] = names;
  if (name === undefined) return [new Map()];
  const others = assignments(matrix, rest);
  return (matrix.components.get(name)?.versions ?? []).flatMap((version) =>
    others.map((other) => new Map([[name, version], ...other])),
  );
}

export function pairs(set: ReadonlyMap<string, string>): readonly (readonly [Entry, Entry])[] {
  const entries = [...set];
  return entries.flatMap((left, index) => entries.slice(index + 1).map((right) => [left, right] as const));
}
