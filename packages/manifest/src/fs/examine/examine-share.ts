import { lstatSync, type Stats } from 'node:fs';
import type { Digest } from '@nuspine/primitives';
import { type FileExaminer, fileExaminer } from './examine-file.ts';
import { isKnown, isSameEntry, prefixOf, setState, typeOf } from './file-state.ts';
import {
  DIGEST_WIDTH,
  digestAt,
  type FileTable,
  FILE_TYPE,
  MARK,
  NO_KIND,
  openTable,
  pathReader,
  sizeAt,
  WANTED,
} from './file-table.ts';

/** What a thread is to do. All of them take entries from one list until it is empty. */
export interface ExamineJob {
  readonly root: string;
  readonly table: SharedArrayBuffer;
  readonly count: number;
  /** One number: how many of the list are taken. */
  readonly next: SharedArrayBuffer;
  /** The entries to look at; without it, all. */
  readonly list?: Uint32Array<SharedArrayBuffer>;
  /** Known kinds, as `kindText` writes them. */
  readonly kinds: readonly string[];
  /** Which thread this is, of how many. */
  readonly thread: number;
  readonly threads: number;
  /** Whose turn it is to be read again. */
  readonly turn: number;
  /** Files of more bytes that must be read are left for later. */
  readonly deferAbove: number;
}

/** What a thread found: kinds that nobody knew, and entries of which other facts were known. */
export interface ExaminedShare {
  /** The n-th has the index `known + thread + n * threads`. */
  readonly kinds: readonly string[];
  readonly changes: readonly KnownBefore[];
  readonly stale: StaleFiles;
}

/** Files that were read because they seemed to be others. */
export interface StaleFiles {
  readonly files: number;
  readonly bytes: number;
}

/** What was known of an entry that is another one now. */
export interface KnownBefore {
  readonly index: number;
  readonly size: number;
  readonly kind: number;
  readonly digest?: Digest;
}

/** Entries that a thread takes at once. */
const TAKEN = 64;

/** Looks at entries until none is left. Errors are those of the operating system. */
export function examineShare(job: ExamineJob): ExaminedShare {
  const table = openTable(job.table, job.count);
  const next = new Int32Array(job.next);
  const total = job.list?.length ?? job.count;
  const taken = job.list === undefined ? TAKEN : 1;
  const thread = {
    job,
    table,
    prefix: prefixOf(job.root),
    pathOf: pathReader(table),
    plain: job.kinds.indexOf(PLAIN),
    examiner: fileExaminer(),
    kinds: new Map<string, number>(),
    changes: [],
    stale: { files: 0, bytes: 0 },
  };
  for (const [index, kind] of job.kinds.entries()) thread.kinds.set(kind, index);
  for (;;) {
    const start = Atomics.add(next, 0, taken);
    if (start >= total) break;
    for (let at = start; at < Math.min(start + taken, total); at++) examineEntry(thread, job.list?.[at] ?? at);
  }
  return { kinds: [...thread.kinds.keys()].slice(job.kinds.length), changes: thread.changes, stale: thread.stale };
}

interface Thread {
  readonly job: ExamineJob;
  readonly table: FileTable;
  readonly prefix: string;
  /** The kind of files that are no binaries. */
  readonly plain: number;
  readonly pathOf: (index: number) => string;
  readonly examiner: FileExaminer;
  readonly kinds: Map<string, number>;
  readonly changes: KnownBefore[];
  readonly stale: { files: number; bytes: number };
}

const QUIETLY = { throwIfNoEntry: false } as const;

function examineEntry(thread: Thread, index: number): void {
  const { job, table } = thread;
  const { kinds, types, marks, hashed, turns } = table;
  const path = thread.prefix + thread.pathOf(index);
  const stat = lstatSync(path, QUIETLY);
  const type = typeOf(stat);
  const isSame = isSameEntry(table, index, stat);
  const isKnownAsSame = isSame && isKnown(table, index, thread.plain);
  if (isKnownAsSame && (turns[index] !== job.turn || hasSameBytes(thread, index, path, stat))) {
    marks[index] = MARK.same;
    return;
  }
  if (type === FILE_TYPE.file && stat !== undefined) {
    if (stat.size > job.deferAbove) {
      marks[index] = MARK.deferred;
      return;
    }
    if (!isSame) {
      thread.stale.files++;
      thread.stale.bytes += stat.size;
    }
    readEntry(thread, index, path, stat);
  } else {
    marks[index] = isSame ? MARK.same : MARK.changed;
    kinds[index] = NO_KIND;
    hashed[index] = 0;
  }
  types[index] = type;
  if (stat !== undefined) setState(table, index, stat);
}

/** Where the bytes are those that were known, nothing else has to be found out of them. */
function hasSameBytes({ job, table, examiner }: Thread, index: number, path: string, stat: Stats | undefined): boolean {
  if (table.hashed[index] !== 1 || stat === undefined || stat.size > job.deferAbove) return false;
  const at = index * DIGEST_WIDTH;
  return examiner.digest(path, stat.size).equals(table.digests.subarray(at, at + DIGEST_WIDTH));
}

/** The kind of files that are no binaries. */
export const PLAIN = '[]';

/** Reads a file and says whether it is what was known of it. */
function readEntry(thread: Thread, index: number, path: string, { size }: Stats): void {
  const { table, changes } = thread;
  const { detections, digest } = thread.examiner.examine(path, size, table.wanted[index] ?? WANTED.nothing);
  const kind = kindIndex(thread, JSON.stringify(detections));
  const before = table.kinds[index] ?? NO_KIND;
  const was = table.hashed[index] === 1 ? { digest: digestAt(table, index) } : {};
  table.kinds[index] = kind;
  table.hashed[index] = digest === undefined ? 0 : 1;
  if (digest !== undefined) table.digests.set(digest, index * DIGEST_WIDTH);
  const isSame = before === kind && was.digest === (digest === undefined ? undefined : digestAt(table, index));
  table.marks[index] = isSame ? MARK.same : MARK.changed;
  if (!isSame && before !== NO_KIND) changes.push({ index, kind: before, size: sizeAt(table, index), ...was });
}

/** Threads number what they find apart from each other. */
function kindIndex({ kinds, job }: Thread, kind: string): number {
  const known = kinds.get(kind);
  if (known !== undefined) return known;
  const index = job.kinds.length + job.thread + (kinds.size - job.kinds.length) * job.threads;
  kinds.set(kind, index);
  return index;
}
