import type { Position } from '../position.ts';
import { CommentScan, type KeyComments } from './comment-scan.ts';
import { TomlCursor } from './toml-cursor.ts';

/** Keys from the top of a document, and numbers of array elements from 0. */
export type KeyPath = readonly (string | number)[];

/** A `[table]` or `[[table]]` header, or a dotted key, as the document writes it. */
export interface WrittenKey {
  readonly path: KeyPath;
  readonly at: Position;
  /** Where it stands in the text, in UTF-16 code units from 0. */
  readonly index: number;
}

/** Where the keys and array elements of a TOML document stand. */
export interface KeyPositions {
  /** The place of that key, or of the nearest key above it that the document writes. */
  at(path: KeyPath): Position;
  readonly written: readonly WrittenKey[];
  readonly comments: readonly KeyComments[];
}

/**
 * Finds the keys of a document that a TOML parser has accepted (TOML 1.1.0, "Keys" and "Table"): a parser gives values
 * without their places.
 */
export function keyPositions(text: string): KeyPositions {
  const cursor = new TomlCursor(text);
  const scan = new KeyScan(cursor);
  scan.document();
  const nearest = (path: KeyPath): Position => {
    let node = scan.top;
    for (const key of path) {
      const below = node.below?.get(key);
      if (below === undefined) break;
      node = below;
    }
    return cursor.positionOf(node.index);
  };
  return { written: scan.written, comments: scan.comments.end(), at: nearest };
}

/** A key: a tree of them takes a tenth of what paths as texts take. */
interface KeyNode {
  /** Where it stands in the text. */
  readonly index: number;
  /** Tables of an array that were begun. */
  tables: number;
  below: Map<string | number, KeyNode> | undefined;
}

/** Where a scan is: the key, and those above it. */
interface Place {
  readonly key: string | number;
  readonly above: Place | undefined;
  readonly node: KeyNode;
}

class KeyScan {
  readonly top: KeyNode = { index: 0, tables: 0, below: undefined };
  readonly written: WrittenKey[] = [];
  readonly comments: CommentScan = new CommentScan();
  readonly #cursor: TomlCursor;

  constructor(cursor: TomlCursor) {
    this.#cursor = cursor;
  }

  document(): void {
    const top: Place = { key: '', above: undefined, node: this.top };
    let table = top;
    for (;;) {
      this.comments.between(this.#cursor.skipBlank());
      const next = this.#cursor.peek();
      if (next === '') return;
      if (next === '[') table = this.#header(top);
      else
        this.#pair(table, (place) => {
          this.comments.key(() => pathOf(place));
        });
    }
  }

  #header(top: Place): Place {
    const { index } = this.#cursor;
    const isArray = this.#cursor.take('[[');
    if (!isArray) this.#cursor.take('[');
    const keys = this.#keys();
    let place = top;
    keys.forEach(({ name, index: at }, number) => {
      place = below(place, name, at);
      const { node } = place;
      if (isArray && number === keys.length - 1) node.tables++;
      if (node.tables > 0) place = below(place, node.tables - 1, at);
    });
    this.#cursor.take(isArray ? ']]' : ']');
    this.#write(pathOf(place), index);
    this.comments.key(() => pathOf(place));
    return place;
  }

  #pair(table: Place, note?: (place: Place) => void): void {
    const { index } = this.#cursor;
    const keys = this.#keys();
    let place = table;
    for (const { name, index: at } of keys) place = below(place, name, at);
    if (keys.length > 1) this.#write(pathOf(place).slice(0, -1), index);
    note?.(place);
    this.#cursor.skipBlank();
    this.#cursor.take('=');
    this.#value(place);
  }

  #write(path: KeyPath, index: number): void {
    this.written.push({ path, index, at: this.#cursor.positionOf(index) });
  }

  #keys(): readonly { readonly name: string; readonly index: number }[] {
    const keys: { readonly name: string; readonly index: number }[] = [];
    do {
      this.#cursor.skipBlank();
      const { index } = this.#cursor;
      keys.push({ name: this.#cursor.takeKey(), index });
      this.#cursor.skipBlank();
    } while (this.#cursor.take('.'));
    return keys;
  }

  #value(place: Place): void {
    this.#cursor.skipBlank();
    if (this.#cursor.take('[')) this.#elements(place);
    else if (this.#cursor.take('{')) this.#inlineTable(place);
    else this.#cursor.skipScalar();
  }

  #elements(place: Place): void {
    for (let number = 0; ; number++) {
      this.comments.within(this.#cursor.skipBlank());
      if (this.#cursor.take(']') || this.#cursor.peek() === '') return;
      this.#value(below(place, number, this.#cursor.index));
      this.comments.within(this.#cursor.skipBlank());
      this.#cursor.take(',');
    }
  }

  #inlineTable(place: Place): void {
    for (;;) {
      this.comments.within(this.#cursor.skipBlank());
      if (this.#cursor.take('}') || this.#cursor.peek() === '') return;
      this.#pair(place);
      this.comments.within(this.#cursor.skipBlank());
      this.#cursor.take(',');
    }
  }
}

/** The key below a place. The first index counts: `[a.b]` after `[a.c]` does not move `a`. */
function below(above: Place, key: string | number, index: number): Place {
  const { node } = above;
  node.below ??= new Map<string | number, KeyNode>();
  const known = node.below.get(key);
  if (known !== undefined) return { key, above, node: known };
  const made: KeyNode = { index, tables: 0, below: undefined };
  node.below.set(key, made);
  return { key, above, node: made };
}

function pathOf(place: Place): KeyPath {
  const path: (string | number)[] = [];
  for (let one = place; one.above !== undefined; one = one.above) path.push(one.key);
  return path.reverse();
}
