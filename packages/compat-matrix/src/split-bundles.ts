import { isTable } from './toml/parse-toml.ts';
import type { KeyPath } from './toml/key-positions.ts';

export interface SplitBundles {
  /** The document with one table for each bundle. */
  readonly document: Readonly<Record<string, unknown>>;
  /** By bundle id, the keys that lead to it in the file. More than two: TOML took a dotted id apart. */
  readonly paths: ReadonlyMap<string, KeyPath & readonly string[]>;
}

/**
 * Makes bundle ids whole again: `[bundles.stable-3.2]` is a table `2` in a table `stable-3` (versions-toml §4.2). A
 * bundle holds texts and lists, never tables, so every table in a table is another bundle.
 */
export function splitBundles(document: Readonly<Record<string, unknown>>): SplitBundles {
  const { bundles } = document;
  if (!isTable(bundles)) return { document, paths: new Map() };
  const found = Object.entries(bundles).flatMap(([key, value]) => bundlesBelow(value, ['bundles', key]));
  return {
    document: { ...document, bundles: Object.fromEntries(found.map(({ path, value }) => [idOf(path), value])) },
    paths: new Map(found.map(({ path }) => [idOf(path), path])),
  };
}

/** The path of a key, with the id of its bundle in one piece where TOML took it apart. */
export function wholePath(path: KeyPath, paths: SplitBundles['paths']): KeyPath {
  if (path[0] !== 'bundles' || path.length < 3) return path;
  const found = [...paths].filter(([, split]) => split.every((name, index) => path[index] === name));
  const [longest] = found.toSorted(([, a], [, b]) => b.length - a.length);
  return longest === undefined ? path : ['bundles', longest[0], ...path.slice(longest[1].length)];
}

interface FoundBundle {
  readonly path: readonly string[];
  readonly value: unknown;
}

function bundlesBelow(value: unknown, path: readonly string[]): readonly FoundBundle[] {
  if (!isTable(value)) return [{ path, value }];
  const entries = Object.entries(value);
  const own = entries.filter(([, inner]) => !isTable(inner));
  const below = entries.filter(([, inner]) => isTable(inner));
  const deeper = below.flatMap(([key, inner]) => bundlesBelow(inner, [...path, key]));
  const isBundle = own.length > 0 || below.length === 0;
  return isBundle ? [{ path, value: Object.fromEntries(own) }, ...deeper] : deeper;
}

function idOf(path: readonly string[]): string {
  return path.slice(1).join('.');
}
