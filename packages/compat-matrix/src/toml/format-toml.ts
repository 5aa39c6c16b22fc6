import type { KeyPath } from './key-positions.ts';
import type { TomlLine } from './toml-text.ts';

/** A key, and its value as it is written; a value that is not there is left out. */
export type Pair = readonly [name: string, value: string | undefined];

/** The table at a path: its header, and a line for each value that is there. */
export function table(header: string, path: KeyPath, pairs: readonly Pair[]): readonly TomlLine[] {
  return [{ path, text: header }, ...pairs.flatMap((pair) => lineOf(path, pair))];
}

/** A key and its value, if it has one. */
export function lineOf(path: KeyPath, [name, value]: Pair): readonly TomlLine[] {
  return value === undefined ? [] : [{ path: [...path, name], text: `${key(name)} = ${value}` }];
}

/** An inline table. */
export function inline(pairs: readonly Pair[]): string {
  const texts = pairs.flatMap(([name, value]) => (value === undefined ? [] : [`${key(name)} = ${value}`]));
  return texts.length === 0 ? '{}' : `{ ${texts.join(', ')} }`;
}

/** An array of strings. */
export function list(texts: readonly string[]): string {
  return `[${texts.map(quote).join(', ')}]`;
}

/** A string, if there is one. */
export function optional(text: string | undefined): string | undefined {
  return text === undefined ? undefined : quote(text);
}

/** A bare key where that will do. */
export function key(name: string): string {
  return /^[A-Za-z0-9_-]+$/.test(name) ? name : quote(name);
}

/** A basic string: JSON escapes all that TOML does, but for U+007F. */
export function quote(text: string): string {
  return JSON.stringify(text).replaceAll('\u007f', '\\u007f');
}
