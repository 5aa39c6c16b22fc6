import { compareOrdinal } from '@nuspine/primitives';
import semver, { type Range } from 'semver';
import type { Minimum, Pin, Row, Statement, SupportPhase } from './matrix.ts';
import { parseRange, parseVersion } from './matrix-version.ts';
import type { Position } from './position.ts';
import type { KeyPositions } from './toml/key-positions.ts';
import type { RawRow } from './versions-toml.ts';

/** Keys of a row that name no component. */
export const ROW_KEYS: readonly string[] = ['released', 'epoch', 'support', 'extensions'];
const MINIMUM = 'min-';
/** The range that says that nobody knows. */
export const UNKNOWN = 'unknown';

// Most of thousands of rows have none of these: they share what is empty.
const NO_STATEMENTS: ReadonlyMap<string, Statement> = new Map();
const NO_MINIMUMS: ReadonlyMap<string, Minimum> = new Map();
const NO_PHASES: readonly SupportPhase[] = [];

/** Reads a row of a component. Throws `MATRIX_VERSION_INVALID` or `MATRIX_RANGE_INVALID` where it stands. */
export function parseRow({ component, version }: Pin, raw: RawRow, positions: KeyPositions): Row {
  const path = ['compatibility', component, version];
  const at = positions.at(path);
  const own = new Map<string, Statement>();
  const minimums = new Map<string, Minimum>();
  for (const [key, value] of Object.entries(raw)) {
    if (typeof value !== 'string' || ROW_KEYS.includes(key)) continue;
    const place = positions.at([...path, key]);
    if (!key.startsWith(MINIMUM)) own.set(key, statement(value, place));
    else minimums.set(key.slice(MINIMUM.length), { version: parseVersion(value, place), at: place });
  }
  const { everyExtension, extensions } = extensionStatements(raw, positions, path);
  return {
    component,
    version: parseVersion(version, at),
    at,
    statements: joined(withMinimums(own, minimums), extensions),
    ...(everyExtension === undefined ? {} : { everyExtension }),
    minimums: minimums.size === 0 ? NO_MINIMUMS : besideRanges(minimums, own),
    ...(raw.released === undefined ? {} : { released: raw.released }),
    epoch: raw.epoch ?? 0,
    support: raw.support === undefined ? NO_PHASES : supportPhases(raw.support),
  };
}

function joined(
  own: ReadonlyMap<string, Statement>,
  extensions: ReadonlyMap<string, Statement>,
): ReadonlyMap<string, Statement> {
  return extensions.size === 0 ? own : new Map([...own, ...extensions]);
}

function statement(text: string, at: Position): Statement {
  return text === UNKNOWN ? { kind: 'unknown', at } : { kind: 'range', text, range: parseRange(text, at), at };
}

function extensionStatements(
  { extensions }: RawRow,
  positions: KeyPositions,
  path: readonly string[],
): { readonly everyExtension?: Statement; readonly extensions: ReadonlyMap<string, Statement> } {
  if (extensions === undefined) return { extensions: NO_STATEMENTS };
  const at = positions.at([...path, 'extensions']);
  if (typeof extensions === 'string') return { everyExtension: statement(extensions, at), extensions: NO_STATEMENTS };
  const entries = Object.entries(extensions).map(
    ([name, text]) => [name, statement(text, positions.at([...path, 'extensions', name]))] as const,
  );
  return { extensions: new Map(entries) };
}

function besideRanges(
  minimums: ReadonlyMap<string, Minimum>,
  own: ReadonlyMap<string, Statement>,
): ReadonlyMap<string, Minimum> {
  const pairs = [...minimums].map(([name, minimum]) => {
    const beside = own.get(name);
    return [name, beside?.kind === 'range' ? { ...minimum, range: beside.range } : minimum] as const;
  });
  return new Map(pairs);
}

/** A minimum narrows the range beside it, or is the range. */
function withMinimums(
  own: ReadonlyMap<string, Statement>,
  minimums: ReadonlyMap<string, Minimum>,
): ReadonlyMap<string, Statement> {
  if (minimums.size === 0) return own;
  const joined = new Map(own);
  for (const [name, { version, at }] of minimums) {
    const beside = own.get(name);
    if (beside?.kind === 'unknown') continue;
    if (beside === undefined) joined.set(name, statement(`>=${version}`, at));
    else if (semver.lt(semver.minVersion(beside.range) ?? version, version)) {
      joined.set(name, { ...beside, range: atLeast(beside.range, version) });
    }
  }
  return joined;
}

function atLeast(range: Range, version: string): Range {
  const parts = range.range.split('||').map((part) => `${part.trim()} >=${version}`);
  return parseRange(parts.join(' || '), { line: 0, column: 0 });
}

function supportPhases(raw: Readonly<Record<string, string>>): readonly SupportPhase[] {
  const phases = Object.entries(raw).map(([name, until]) => ({ name, until }));
  return phases.toSorted((a, b) => compareOrdinal(a.until, b.until));
}
