import { rowFor, statementOn } from '../cell.ts';
import type { Component, Matrix, Proof } from '../matrix.ts';
import { difference, membersOf, setOf, type VersionSet } from './version-set.ts';
import type { VersionIndex } from './version-index.ts';

/** A component of a question, with all of its versions. */
export interface Candidate {
  readonly component: Component;
  readonly index: VersionIndex;
}

/** Versions whose rows say the same of another component. */
export type View =
  | {
      readonly says: 'range';
      readonly versions: VersionSet;
      readonly matching: VersionSet;
      readonly text: string;
      readonly lines: readonly number[];
    }
  | { readonly says: 'unknown' | 'no-row' | 'nothing'; readonly versions: VersionSet };

/** Groups the versions of one component by what they say of another. */
export function viewsOf(matrix: Matrix, { component, index }: Candidate, about: Candidate): readonly View[] {
  const groups = new Map<
    string,
    { readonly members: number[]; readonly lines: number[]; matching?: VersionSet; text: string }
  >();
  index.versions.forEach((version, member) => {
    const row = rowFor(matrix, component, version);
    const statement = row === undefined ? undefined : statementOn(matrix, row, about.component.name);
    const silent = row === undefined && component.hasTable ? 'no-row' : 'nothing';
    const range = statement?.kind === 'range' ? statement.range : undefined;
    const key = range === undefined ? (statement?.kind ?? silent) : `range ${range.raw}`;
    const group = groups.get(key) ?? {
      members: [],
      lines: [],
      text: statement?.kind === 'range' ? statement.text : '',
    };
    group.members.push(member);
    if (statement !== undefined) group.lines.push(statement.at.line);
    if (range !== undefined) group.matching ??= about.index.matching(range);
    groups.set(key, group);
  });
  return [...groups].map(([key, { members, lines, matching, text }]) => {
    const versions = setOf(index.versions.length, members);
    if (matching !== undefined) return { says: 'range', versions, matching, text, lines };
    return { says: key === 'unknown' ? 'unknown' : key === 'no-row' ? 'no-row' : 'nothing', versions };
  });
}

/** The runs that passed and hold both components. */
export function passedRuns({ proofs }: Matrix, a: Component, b: Component): readonly Proof[] {
  const holds = ({ pins }: Proof, name: string): boolean => pins.some(({ component }) => component === name);
  return proofs.filter((proof) => proof.result === 'passed' && holds(proof, a.name) && holds(proof, b.name));
}

/** Of `versions` of `other`, those that no run has passed with that version. */
export function untested(
  runs: readonly Proof[],
  { component }: Candidate,
  version: number,
  other: Candidate,
  versions: VersionSet,
): VersionSet {
  const name = component.name;
  const text = component.versions[version];
  const tested = runs
    .filter(({ pins }) => pins.some((pin) => pin.component === name && pin.version === text))
    .flatMap(({ pins }) => pins.filter((pin) => pin.component === other.component.name))
    .map((pin) => other.index.versions.indexOf(pin.version));
  return tested.length === 0 ? versions : difference(versions, setOf(other.index.versions.length, tested));
}

/** The members of a set in words: `3.1.0, 3.1.5` or `3.1.0 to 3.2.1`. */
export function describeVersions({ versions }: VersionIndex, set: VersionSet): string {
  const members = membersOf(set);
  const runs: number[][] = [];
  for (const member of members) {
    const run = runs.at(-1);
    if (run !== undefined && run.at(-1) === member - 1) run.push(member);
    else runs.push([member]);
  }
  const shown = runs.slice(0, 6).map((run) => {
    const first = versions[run[0] ?? 0] ?? '';
    const last = versions[run.at(-1) ?? 0] ?? '';
    return run.length === 1 ? first : `${first} to ${last}`;
  });
  const rest = runs.length - shown.length;
  return `${shown.join(', ')}${rest > 0 ? ` and ${String(rest)} more` : ''}`;
}
