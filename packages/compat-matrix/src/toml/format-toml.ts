/** A key as it is written, and its value; a value that is not there is left out. */
export type Pair = readonly [name: string, value: string | undefined];

/** A table: a line for each value that is there. */
export function table(header: string, pairs: readonly Pair[]): string {
  return [header, ...pairs.flatMap(([name, value]) => (value === undefined ? [] : [`${name} = ${value}`]))].join('\n');
}

/** An inline table. */
export function inline(pairs: readonly Pair[]): string {
  const texts = pairs.flatMap(([name, value]) => (value === undefined ? [] : [`${name} = ${value}`]));
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
