import { lstatSync } from 'node:fs';
import { isKnown, isSameEntry, prefixOf } from './file-state.ts';
import { asciiPaths, MARK, openTable, pathAt, startAt } from './file-table.ts';

/** What a thread is to look at. All of them take entries from one table until there are none. */
export interface LookJob {
  readonly root: string;
  readonly table: SharedArrayBuffer;
  readonly count: number;
  /** One number: how many are taken. */
  readonly next: SharedArrayBuffer;
  /** The kind of files that are no binaries. */
  readonly plain: number;
  /** Whose turn it is to be read again: they are left out. */
  readonly turn: number;
}

/** Entries that a thread takes at once. */
const TAKEN = 128;
const QUIETLY = { throwIfNoEntry: false } as const;

/**
 * Looks at entries until none is left: what is the same as remembered is marked so, and the rest as deferred, to be read by
 * who can. Errors are those of the operating system.
 */
export function lookShare({ root, table: buffer, count, next: taken, plain, turn }: LookJob): void {
  const table = openTable(buffer, count);
  const { ends, marks, turns } = table;
  // What is asked for first when a file has changed would have the whole loop compiled once more.
  const { same, deferred } = MARK;
  const next = new Int32Array(taken);
  const prefix = prefixOf(root);
  for (let start = Atomics.add(next, 0, TAKEN); start < count; start = Atomics.add(next, 0, TAKEN)) {
    const end = Math.min(start + TAKEN, count);
    const text = asciiPaths(table, start, end);
    const from = startAt(table, start);
    for (let index = start, at = 0; index < end; index++) {
      const to = (ends[index] ?? 0) - from;
      const path = text === undefined ? pathAt(table, index) : text.slice(at, to);
      at = to;
      if (turns[index] === turn) continue;
      const stat = lstatSync(prefix + path, QUIETLY);
      const isSame = isSameEntry(table, index, stat) && isKnown(table, index, plain);
      marks[index] = isSame ? same : deferred;
    }
  }
}
