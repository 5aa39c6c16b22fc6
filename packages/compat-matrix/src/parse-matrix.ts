import { type DocumentFault, documentChecker } from '@nuspine/primitives/json';
import type { TSchema } from 'typebox';
import { errorAt } from './errors.ts';
import type { Component, Matrix } from './matrix.ts';
import { orderedVersions } from './matrix-version.ts';
import { parseBundles } from './parse-bundles.ts';
import { parseRow } from './parse-row.ts';
import { parseRules, type Rules } from './parse-rules.ts';
import type { Bundle, Row } from './matrix.ts';
import { splitBundles, wholePath } from './split-bundles.ts';
import type { KeyPath, KeyPositions } from './toml/key-positions.ts';
import { parseToml } from './toml/parse-toml.ts';
import { type VersionsToml, VersionsTomlSchema } from './versions-toml.ts';

/**
 * Reads a `versions.toml`, of the published or the second form (docs/formats/versions-toml.md). Throws
 * `MATRIX_TOML_INVALID`, `MATRIX_DOCUMENT_INVALID` with every fault, `MATRIX_VERSION_INVALID` or `MATRIX_RANGE_INVALID`,
 * each with the line and column, or `MATRIX_LIMIT_EXCEEDED`.
 */
export function parseMatrix(text: string): Matrix {
  const { value, positions } = parseToml(text);
  const { document, paths } = splitBundles(value);
  const raw = validated(document, positions, paths);
  const bundles = parseBundles(raw, positions, paths);
  const rows = parseRows(raw, positions);
  const rules = parseRules(raw, positions);
  return {
    form: raw.format === 2 ? 'second' : 'published',
    missingRow: raw['missing-row'] ?? 'unknown',
    components: componentsOf(raw, rows, bundles, rules),
    relations: relationsOf(rows, extensionsOf(raw)),
    bundles,
    order: raw.order ?? [],
    ...rules,
    comments: positions.comments.map((one) => ({ ...one, path: wholePath(one.path, paths) })),
  };
}

function parseRows({ compatibility = {} }: VersionsToml, positions: KeyPositions): readonly Row[] {
  return Object.entries(compatibility).flatMap(([component, versions]) =>
    Object.entries(versions).map(([version, row]) => parseRow({ component, version }, row, positions)),
  );
}

const check = documentChecker<TSchema, VersionsToml>(VersionsTomlSchema);

function validated(value: unknown, positions: KeyPositions, paths: ReadonlyMap<string, KeyPath>): VersionsToml {
  return check(value, (found) => {
    // A fault deep in a value is also one of everything around it: the deepest says most.
    const faults = found.toSorted((a, b) => depthOf(b) - depthOf(a)).map((fault) => placed(fault, positions, paths));
    const at = faults[0] ?? { line: 1, column: 1, message: 'is not valid' };
    throw errorAt('MATRIX_DOCUMENT_INVALID', `file does not follow its schema: ${at.message}`, at, { found: faults });
  });
}

function depthOf({ pointer }: DocumentFault): number {
  return pointer.split('/').length;
}

function placed(
  { pointer, message, member }: DocumentFault,
  positions: KeyPositions,
  paths: ReadonlyMap<string, KeyPath>,
): { readonly line: number; readonly column: number; readonly message: string } {
  const keys = pointer.split('/').slice(1).map(fromPointer);
  const [top = '', second = '', ...rest] = keys;
  const whole = top === 'bundles' ? [...(paths.get(second) ?? ['bundles', second]), ...rest] : keys;
  const path = member === undefined ? whole : [...whole, member];
  const at = positions.at(path.map((key) => (/^\d+$/.test(key.toString()) ? Number(key) : key)));
  return { ...at, message: `${path.join('.')} ${message}` };
}

/** RFC 6901, section 4. */
function fromPointer(token: string): string {
  return token.replaceAll('~1', '/').replaceAll('~0', '~');
}

function extensionsOf(raw: VersionsToml): ReadonlySet<string> {
  const listed = Object.values(raw.bundles ?? {}).flatMap(({ extensions = [] }) =>
    extensions.map((text) => text.slice(0, text.indexOf('@'))),
  );
  const ranged = Object.values(raw.compatibility ?? {}).flatMap((versions) =>
    Object.values(versions).flatMap(({ extensions }) =>
      typeof extensions === 'object' ? Object.keys(extensions) : [],
    ),
  );
  return new Set([...listed, ...ranged]);
}

function componentsOf(
  raw: VersionsToml,
  rows: readonly Row[],
  bundles: readonly Bundle[],
  { proofs, edges }: Rules,
): ReadonlyMap<string, Component> {
  const extensions = extensionsOf(raw);
  const mentioned = [
    ...rows.map(({ component, version }) => ({ component, version })),
    ...[...bundles, ...proofs].flatMap(({ pins }) => pins),
    ...edges.flatMap(({ component, from, to }) => [from, to].map((version) => ({ component, version }))),
  ];
  const stated = rows.flatMap(({ statements }) => [...statements.keys()]);
  const tables = Object.keys(raw.compatibility ?? {});
  const names = new Set([...tables, ...mentioned.map(({ component }) => component), ...stated]);
  const byName = Map.groupBy(mentioned, ({ component }) => component);
  const rowsOf = Map.groupBy(rows, ({ component }) => component);
  return new Map(
    [...names].map((name) => {
      const own = new Map((rowsOf.get(name) ?? []).map((row) => [row.version, row]));
      const versions = (byName.get(name) ?? []).map(({ version }) => version);
      const component: Component = {
        name,
        isExtension: extensions.has(name),
        hasTable: tables.includes(name),
        rows: own,
        versions: orderedVersions(versions, (version) => own.get(version)?.epoch ?? 0),
      };
      return [name, component];
    }),
  );
}

function relationsOf(rows: readonly Row[], extensions: ReadonlySet<string>): ReadonlyMap<string, ReadonlySet<string>> {
  const relations = new Map<string, Set<string>>();
  const relate = (a: string, b: string): void => {
    if (a !== b) relations.set(a, (relations.get(a) ?? new Set<string>()).add(b));
  };
  const relateBoth = (component: string, other: string): void => {
    if (relations.get(component)?.has(other) === true) return;
    relate(component, other);
    relate(other, component);
  };
  for (const { component, statements, everyExtension } of rows) {
    for (const other of statements.keys()) relateBoth(component, other);
    if (everyExtension !== undefined) for (const other of extensions) relateBoth(component, other);
  }
  return relations;
}
