import semver, { type Range } from 'semver';
import { MatrixError } from '../errors.ts';
import { isTable, parseToml } from '../toml/parse-toml.ts';

/** Where an extension says what it needs, at the root of its package. */
export const EXTENSION_MANIFEST = 'manifest.toml';
/** An extension manifest holds a name and some ranges. */
export const MAX_EXTENSION_MANIFEST_SIZE = 65_536;

/** `manifest.toml` of an extension: the versions of components that it works with (docs/formats/release-bundle.md §4). */
export interface ExtensionManifest {
  readonly name: string;
  readonly version: string;
  /** By component: `core-version = "^3.2"` is about `core`. */
  readonly needs: ReadonlyMap<string, Range>;
}

const SUFFIX = '-version';

/** Reads a `manifest.toml`. Throws `MATRIX_EXTENSION_INVALID`. */
export function parseExtensionManifest(text: string, path: string): ExtensionManifest {
  const value = tableOf(text, path);
  const { name, version } = value;
  if (typeof name !== 'string' || !/^[A-Za-z0-9][A-Za-z0-9_.-]*$/.test(name))
    throw invalid('name is no name', path, name);
  if (typeof version !== 'string' || semver.valid(version) !== version) {
    throw invalid('version is not of the form 1.2.3', path, version);
  }
  const needs = Object.entries(value).flatMap(([key, range]): [string, Range][] =>
    key.endsWith(SUFFIX) ? [[key.slice(0, -SUFFIX.length), rangeOf(key, range, path)]] : [],
  );
  if (needs.length === 0)
    throw invalid('nothing says what it works with', path, Object.keys(value), 'core-version = "^1.0"');
  return { name, version, needs: new Map(needs) };
}

/** Why an extension does not work with a set, by its own words. */
export function unmetNeeds(
  { name, version, needs }: ExtensionManifest,
  set: ReadonlyMap<string, string>,
): readonly string[] {
  return [...needs].flatMap(([component, range]) => {
    const found = set.get(component);
    const wanted = `${name} ${version} needs ${component} ${range.raw}`;
    if (found === undefined) return [`${wanted}, and there is none`];
    return range.test(found) ? [] : [`${wanted}, and this is ${found}`];
  });
}

function tableOf(text: string, path: string): Readonly<Record<string, unknown>> {
  try {
    const { value } = parseToml(text);
    if (isTable(value)) return value;
    throw invalid('it is no table', path, value);
  } catch (cause) {
    throw new MatrixError('MATRIX_EXTENSION_INVALID', 'extension manifest is not TOML', { path, cause });
  }
}

function rangeOf(key: string, text: unknown, path: string): Range {
  if (typeof text !== 'string') throw invalid(`${key} is no text`, path, text);
  try {
    return new semver.Range(text);
  } catch {
    throw invalid(`${key} is no range of npm's semver`, path, text);
  }
}

function invalid(what: string, path: string, found: unknown, wanted?: string): MatrixError {
  return new MatrixError('MATRIX_EXTENSION_INVALID', `extension manifest is not valid: ${what}`, {
    path,
    found,
    ...(wanted === undefined ? {} : { wanted }),
  });
}
