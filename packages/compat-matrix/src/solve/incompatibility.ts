import { intersection, isEmpty, isSubset, union, type VersionSet } from './version-set.ts';

/** Why a set of versions cannot be, straight from the question or the file. */
export interface Fact {
  readonly kind: 'request' | 'prerelease' | 'row' | 'unknown' | 'untested' | 'skew' | 'run';
  /** In words, with the line of the file; asked for only by a proof. */
  readonly describe: () => string;
}

/** Versions of one component, by its number. */
export interface Term {
  readonly component: number;
  readonly versions: VersionSet;
}

/**
 * Terms that do not hold all at once (PubGrub, "Incompatibilities"). Every component of a question is in every answer,
 * so a term is a set of versions and needs no sign.
 */
export interface Incompatibility {
  readonly terms: readonly Term[];
  readonly cause: Fact | readonly [Incompatibility, Incompatibility];
}

/** Makes one; a term that every version meets says nothing and is left out. */
export function incompatibility(
  terms: readonly Term[],
  cause: Incompatibility['cause'],
  all: readonly VersionSet[],
): Incompatibility {
  return { cause, terms: terms.filter(({ component, versions }) => !isSubset(all[component] ?? versions, versions)) };
}

/**
 * The rule of resolution: what two incompatibilities say together, whatever version `component` has. `undefined` if
 * their other terms cannot meet.
 */
export function resolveOn(
  component: number,
  left: Incompatibility,
  right: Incompatibility,
  all: readonly VersionSet[],
): Incompatibility | undefined {
  const terms = new Map<number, VersionSet>();
  for (const term of [...left.terms, ...right.terms]) {
    const known = terms.get(term.component);
    const join = term.component === component ? union : intersection;
    terms.set(term.component, known === undefined ? term.versions : join(known, term.versions));
  }
  const joined = [...terms].map(([number, versions]): Term => ({ component: number, versions }));
  return joined.some(({ versions }) => isEmpty(versions)) ? undefined : incompatibility(joined, [left, right], all);
}
