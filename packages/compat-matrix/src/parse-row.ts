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

/** Reads a row of a component. Throws `MATRIX_VERSION_INVALID` or `MATRIX_RANGE_INVALID` where it stands. */
export function parseRow({ component, version }: Pin, raw: RawRow, positions: KeyPositions): Row {
  const path = ['compatibility', component, version];
  const at = positions.at(path);
  const texts = Object.entries(raw).flatMap(([key, value]) =>
    typeof value === 'string' && !ROW_KEYS.includes(key) ? [{ key, value, at: positions.at([...path, key]) }] : [],
  );
  const stated = texts.filter(({ key }) => !key.startsWith(MINIMUM));
  const minimums = new Map(
    texts
      .filter(({ key }) => key.startsWith(MINIMUM))
      .map(({ key, value, at }) => [key.slice(MINIMUM.length), { version: parseVersion(value, at), at }]),
  );
  const own = new Map(stated.map(({ key, value, at }) => [key, statement(value, at)]));
  const { everyExtension, extensions } = extensionStatements(raw, positions, path);
  return {
    component,
    version: parseVersion(version, at),
    at,
    statements: new Map([...withMinimums(own, minimums), ...extensions]),
    ...(everyExtension === undefined ? {} : { everyExtension }),
    minimums: new Map([...minimums].map(([name, minimum]) => [name, besideRange(minimum, own.get(name))])),
    ...(raw.released === undefined ? {} : { released: raw.released }),
    epoch: raw.epoch ?? 0,
    support: supportPhases(raw.support ?? {}),
  };
}

function statement(text: string, at: Position): Statement {
  return text === UNKNOWN ? { kind: 'unknown', at } : { kind: 'range', text, range: parseRange(text, at), at };
}

function extensionStatements(
  { extensions }: RawRow,
  positions: KeyPositions,
  path: readonly string[],
): { readonly everyExtension?: Statement; readonly extensions: ReadonlyMap<string, Statement> } {
  const at = positions.at([...path, 'extensions']);
  if (typeof extensions === 'string') return { everyExtension: statement(extensions, at), extensions: new Map() };
  const entries = Object.entries(extensions ?? {}).map(
    ([name, text]) => [name, statement(text, positions.at([...path, 'extensions', name]))] as const,
  );
  return { extensions: new Map(entries) };
}

function besideRange(minimum: Minimum, beside: Statement | undefined): Minimum {
  return beside?.kind === 'range' ? { ...minimum, range: beside.range } : minimum;
}

/** A minimum narrows the range beside it, or is the range. */
function withMinimums(
  own: ReadonlyMap<string, Statement>,
  minimums: ReadonlyMap<string, Minimum>,
): ReadonlyMap<string, Statement> {
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
  return phases.toSorted((a, b) => (a.until < b.until ? -1 : a.until > b.until ? 1 : 0));
}
