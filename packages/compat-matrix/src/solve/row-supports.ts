import type { Fact, Incompatibility } from './incompatibility.ts';
import { type Candidate, describeVersions, type View } from './pair-facts.ts';
import { difference, isCovered, isDisjoint, isSubset, unionOf, type VersionSet } from './version-set.ts';

type RangeView = View & { readonly says: 'range' };

/** What the rows of one component say of another: ranges, and the versions that say none. */
export interface Sayings {
  readonly ranges: readonly RangeView[];
  readonly silent: VersionSet;
}

/** Sorts views by whether they say a range; sets have `words` words. */
export function sayingsOf(views: readonly View[], words: number): Sayings {
  const silent = views.filter(({ says }) => says !== 'range').map(({ versions }) => versions);
  return { ranges: views.filter((view) => view.says === 'range'), silent: unionOf(words, silent) };
}

/** Two components and what the rows of each say of the other. */
export interface RowPair {
  readonly from: number;
  readonly to: number;
  readonly candidates: readonly [from: Candidate, to: Candidate];
  /** What rows of `from` say of `to`, and the other way round. */
  readonly own: Sayings;
  readonly theirs: Sayings;
  /** Every version of each. */
  readonly all: readonly [from: VersionSet, to: VersionSet];
}

/** The versions that two components have left. */
export interface Domains {
  readonly from: VersionSet;
  readonly to: VersionSet;
}

/**
 * What rows exclude of `to`, whichever of its versions `from` has: by the rows of `from`, and by those of `to` (arc
 * consistency, Mackworth 1977). Every two versions that such a fact names are excluded by a row of their own.
 */
export function rowSupports(pair: RowPair, domains: Domains): readonly Incompatibility[] {
  return [ownSupport(pair, domains), theirSupport(pair, domains)].filter((one) => one !== undefined);
}

/** No row of what is left of `from` allows more of `to` than this. */
function ownSupport(pair: RowPair, { from, to }: Domains): Incompatibility | undefined {
  const { own, all } = pair;
  if (!isDisjoint(own.silent, from)) return undefined;
  const matching: VersionSet[] = [];
  for (const range of own.ranges) if (!isDisjoint(range.versions, from)) matching.push(range.matching);
  if (isCovered(to, matching)) return undefined;
  const allowed = unionOf(to.length, matching);
  const speaking = own.ranges.filter((range) => isSubset(range.matching, allowed));
  const versions = unionOf(
    from.length,
    speaking.map((range) => range.versions),
  );
  return made(pair, versions, difference(all[1], allowed), speaking, pair.candidates[0]);
}

/** No row of these versions of `to` allows anything that is left of `from`. */
function theirSupport(pair: RowPair, { from, to }: Domains): Incompatibility | undefined {
  const { theirs, all } = pair;
  const speaking = theirs.ranges.filter((range) => isDisjoint(range.matching, from) && !isDisjoint(range.versions, to));
  if (speaking.length === 0) return undefined;
  const excluded = unionOf(
    to.length,
    speaking.map((range) => range.versions),
  );
  const matching = unionOf(
    from.length,
    speaking.map((range) => range.matching),
  );
  return made(pair, difference(all[0], matching), excluded, speaking, pair.candidates[1]);
}

function made(
  { from, to, candidates: [one, other], all }: RowPair,
  versions: VersionSet,
  excluded: VersionSet,
  speaking: readonly RangeView[],
  speaker: Candidate,
): Incompatibility {
  const describe = (): string => {
    const pair = `${one.component.name} ${describeVersions(one.index, versions)} with ${other.component.name} ${describeVersions(other.index, excluded)}`;
    return `rows of ${speaker.component.name} exclude ${pair} (${placesOf(speaking)})`;
  };
  const cause: Fact = { kind: 'row', describe };
  const terms = [
    ...(isSubset(all[0], versions) ? [] : [{ component: from, versions }]),
    ...(isSubset(all[1], excluded) ? [] : [{ component: to, versions: excluded }]),
  ];
  return { cause, terms };
}

function placesOf(views: readonly RangeView[]): string {
  // More than are shown need not be found.
  const lines: number[] = [];
  for (const view of views) if (lines.length <= SHOWN) lines.push(...view.lines);
  return linesText(lines);
}

const SHOWN = 5;

/** `line 3`, `lines 3, 4` or `lines 3, 4, 5, 6, 7 and more`. */
export function linesText(lines: readonly number[]): string {
  const first = lines.slice(0, SHOWN).map(String).join(', ');
  return `${lines.length === 1 ? 'line' : 'lines'} ${first}${lines.length > SHOWN ? ' and more' : ''}`;
}
