import type { Position } from '../position.ts';
import { TomlCursor } from './toml-cursor.ts';

/** Keys from the top of a document, and numbers of array elements from 0. */
export type KeyPath = readonly (string | number)[];

/** Where the keys and array elements of a TOML document stand. */
export interface KeyPositions {
  /** The place of that key, or of the nearest key above it that the document writes. */
  at(path: KeyPath): Position;
  /** Every `[table]` and `[[table]]` header, and every dotted key, as the document writes it. */
  readonly written: readonly { readonly path: KeyPath; readonly at: Position }[];
}

/**
 * Finds the keys of a document that a TOML parser has accepted (TOML 1.1.0, "Keys" and "Table"): a parser gives values
 * without their places.
 */
export function keyPositions(text: string): KeyPositions {
  const scan = new KeyScan(new TomlCursor(text));
  scan.document();
  return { written: scan.written, at: (path) => nearest(scan.places, path) };
}

function nearest(places: ReadonlyMap<string, Position>, path: KeyPath): Position {
  for (let length = path.length; length > 0; length--) {
    const found = places.get(keyOf(path.slice(0, length)));
    if (found !== undefined) return found;
  }
  return { line: 1, column: 1 };
}

function keyOf(path: KeyPath): string {
  return JSON.stringify(path);
}

class KeyScan {
  readonly places: Map<string, Position> = new Map<string, Position>();
  readonly written: { readonly path: KeyPath; readonly at: Position }[] = [];
  readonly #cursor: TomlCursor;
  readonly #tables = new Map<string, number>();

  constructor(cursor: TomlCursor) {
    this.#cursor = cursor;
  }

  document(): void {
    let table: KeyPath = [];
    for (;;) {
      this.#cursor.skipBlank();
      const next = this.#cursor.peek();
      if (next === '') return;
      if (next === '[') table = this.#header();
      else this.#pair(table);
    }
  }

  #header(): KeyPath {
    const at = this.#cursor.position();
    const isArray = this.#cursor.take('[[');
    if (!isArray) this.#cursor.take('[');
    let path: KeyPath = [];
    const keys = this.#keys();
    keys.forEach(({ name, place }, index) => {
      path = [...path, name];
      const isLast = index === keys.length - 1;
      if (isLast && isArray) this.#tables.set(keyOf(path), (this.#tables.get(keyOf(path)) ?? -1) + 1);
      this.#record(path, place);
      const element = this.#tables.get(keyOf(path));
      if (element !== undefined) this.#record((path = [...path, element]), place);
    });
    this.#cursor.take(isArray ? ']]' : ']');
    this.written.push({ path, at });
    return path;
  }

  #pair(table: KeyPath): void {
    const at = this.#cursor.position();
    const path = this.#keyed(table);
    if (path.length > table.length + 1) this.written.push({ path: path.slice(0, -1), at });
    this.#cursor.skipBlank();
    this.#cursor.take('=');
    this.#value(path);
  }

  /** Reads `a.b` and records both keys under `table`. */
  #keyed(table: KeyPath): KeyPath {
    let path = table;
    for (const { name, place } of this.#keys()) this.#record((path = [...path, name]), place);
    return path;
  }

  #keys(): readonly { readonly name: string; readonly place: Position }[] {
    const keys: { readonly name: string; readonly place: Position }[] = [];
    do {
      this.#cursor.skipBlank();
      const place = this.#cursor.position();
      keys.push({ name: this.#cursor.takeKey(), place });
      this.#cursor.skipBlank();
    } while (this.#cursor.take('.'));
    return keys;
  }

  #value(path: KeyPath): void {
    this.#cursor.skipBlank();
    if (this.#cursor.take('[')) this.#elements(path);
    else if (this.#cursor.take('{')) this.#inlineTable(path);
    else this.#cursor.skipScalar();
  }

  #elements(path: KeyPath): void {
    for (let index = 0; ; index++) {
      this.#cursor.skipBlank();
      if (this.#cursor.take(']') || this.#cursor.peek() === '') return;
      this.#record([...path, index], this.#cursor.position());
      this.#value([...path, index]);
      this.#cursor.skipBlank();
      this.#cursor.take(',');
    }
  }

  #inlineTable(path: KeyPath): void {
    for (;;) {
      this.#cursor.skipBlank();
      if (this.#cursor.take('}') || this.#cursor.peek() === '') return;
      this.#pair(path);
      this.#cursor.skipBlank();
      this.#cursor.take(',');
    }
  }

  /** The first place counts: `[a.b]` after `[a.c]` does not move `a`. */
  #record(path: KeyPath, at: Position): void {
    const key = keyOf(path);
    if (!this.places.has(key)) this.places.set(key, at);
  }
}
