import type { KeyPath } from './key-positions.ts';

/** Comments of a document, and the key that they belong to. */
export interface KeyComments {
  /** No keys at all for what opens a document and is set apart from its first key. */
  readonly path: KeyPath;
  /** Lines before the key, each with its `#`; an empty one stands for blank lines. */
  readonly above: readonly string[];
  /** At the end of its line. */
  readonly beside?: string;
  /** Lines right after it that are set apart from what follows. */
  readonly below: readonly string[];
  /** Nothing but comments stands before the key. */
  readonly opens?: boolean;
}

interface Collected {
  readonly path: () => KeyPath;
  readonly above: string[];
  readonly below: string[];
  beside?: string;
  opens?: boolean;
}

/** Tells which key each comment of a document belongs to, as the text between keys is passed over. */
export class CommentScan {
  readonly #all: Collected[] = [];
  #current: Collected | undefined;
  #gap = '';

  /** What stands between the end of a key's value and the next key. */
  between(gap: string): void {
    this.#gap = gap;
  }

  /** The key that comes next. */
  key(path: () => KeyPath): void {
    const next: Collected = { path, above: [], below: [] };
    if (this.#gap.includes('#')) this.#share(next);
    this.#keep();
    this.#current = next;
  }

  /** What stands between the tokens of the key's value. */
  within(gap: string): void {
    if (gap.includes('#')) this.#current?.above.push(...linesOf(gap).filter((line) => line !== ''));
  }

  end(): readonly KeyComments[] {
    if (this.#gap.includes('#')) this.#share(undefined);
    this.#keep();
    return this.#all.map(({ path, ...comments }) => ({ ...comments, path: path() }));
  }

  /** Of nearly all keys there is nothing to keep. */
  #keep(): void {
    const current = this.#current;
    if (current === undefined) return;
    if (current.above.length + current.below.length > 0 || current.beside !== undefined) this.#all.push(current);
  }

  /** Gives the lines of a gap to the key before it and to the key after it. */
  #share(next: Collected | undefined): void {
    const before = this.#current;
    const lines = linesOf(this.#gap);
    if (before === undefined) {
      this.#open(next, lines);
      return;
    }
    const [beside = '', ...rest] = lines;
    if (beside !== '') before.beside = beside;
    const blank = rest.indexOf('');
    // Lines that stick to the key before them belong to it, unless they stick to the next one as well.
    const own = next === undefined ? rest.length : Math.max(0, blank);
    before.below.push(...trimmed(rest.slice(0, own)));
    next?.above.push(...trimmed(rest.slice(own)));
  }

  #open(next: Collected | undefined, lines: readonly string[]): void {
    const apart = next === undefined ? lines.length : lines.lastIndexOf('') + 1;
    const opening = trimmed(lines.slice(0, apart));
    if (opening.length > 0) this.#all.push({ path: () => [], above: [...opening, ''], below: [] });
    if (next === undefined) return;
    next.opens = true;
    next.above.push(...trimmed(lines.slice(apart)));
  }
}

/** The lines of a gap, without the one that the next key begins on. */
function linesOf(gap: string): readonly string[] {
  const lines = gap.split('\n').map((line) => line.trim());
  return lines.at(-1) === '' ? lines.slice(0, -1) : lines;
}

/** Without blank lines at the ends, and with one where there are many. */
function trimmed(lines: readonly string[]): readonly string[] {
  const first = lines.findIndex((line) => line !== '');
  const last = lines.findLastIndex((line) => line !== '');
  return first < 0
    ? []
    : lines.slice(first, last + 1).filter((line, index, all) => line !== '' || all[index - 1] !== '');
}
