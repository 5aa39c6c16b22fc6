import { lstatSync } from 'node:fs';
import { isKnown, isSameEntry, prefixOf } from './file-state.ts';
import { MARK, openTable, pathReader } from './file-table.ts';

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
  const { marks, turns } = table;
  const next = new Int32Array(taken);
  const pathOf = pathReader(table);
  const prefix = prefixOf(root);
  for (let start = Atomics.add(next, 0, TAKEN); start < count; start = Atomics.add(next, 0, TAKEN)) {
    const end = Math.min(start + TAKEN, count);
    for (let index = start; index < end; index++) {
      if (turns[index] === turn) continue;
      const stat = lstatSync(prefix + pathOf(index), QUIETLY);
      const isSame = isSameEntry(table, index, stat) && isKnown(table, index, plain);
      marks[index] = isSame ? MARK.same : MARK.deferred;
    }
  }
}
