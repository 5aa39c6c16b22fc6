import type { Detection } from '../../detect/detection.ts';
import { examineInThreads, joinShares, threadCount } from './examine-in-threads.ts';
import { type ExaminedShare, PLAIN } from './examine-share.ts';
import { type FileTable, MARK, NO_KIND } from './file-table.ts';
import { type Looker, lookInThreads, startLookers } from './look-in-threads.ts';

/** Fewer files than that are read before a second thread would have started. */
const MIN_SHARED_FILES = 2_000;
/** Larger files wait until it is known how many of them there are, in bytes. */
const LARGE = 4 * 2 ** 20;

/** What is known of the files of a repository. */
export interface ExaminedFiles {
  readonly table: FileTable;
  /** What an index of the table stands for: detections as JSON. */
  readonly kinds: readonly string[];
}

/** What each kind of `ExaminedFiles` stands for. */
export function detectionsOf(kinds: readonly string[]): readonly (readonly Detection[])[] {
  return kinds.map((kind): readonly Detection[] => JSON.parse(kind));
}

export interface ExamineOptions {
  /** Files whose turn it is are read though they seem the same; none by default. */
  readonly turn?: number;
  /** Threads that wait for files to look at; by default they are started now. */
  readonly lookers?: readonly Looker[];
}

const NOBODY = -1;

/**
 * Brings a table up to what lies on the disk, on all cores: what seems the same as before is not read. Says what was known
 * of files that are others now. Throws `SOURCE_READ_FAILED`.
 */
export async function examineFiles(
  root: string,
  { table, kinds }: ExaminedFiles,
  { turn = NOBODY, lookers }: ExamineOptions = {},
): Promise<ExaminedFiles & ExaminedShare> {
  const passes: ExaminedShare[] = [];
  const { buffer, count } = table;
  const read = async (deferAbove: number, threads: number, list?: readonly number[]): Promise<void> => {
    const job = { root, table: buffer, count, turn, kinds: passes.at(-1)?.kinds ?? kinds, threads, deferAbove };
    passes.push(await examineInThreads(list === undefined ? job : { ...job, list: sharedList(list) }, table));
  };
  const readSome = async (list: readonly number[]): Promise<void> => read(LARGE, threadsFor(list.length), list);
  // What is not known has to be read: to look at it first would be to look at it twice.
  if (table.kinds[0] === NO_KIND) await read(LARGE, threadsFor(count));
  else {
    const job = { root, table: buffer, count, turn, plain: kinds.indexOf(PLAIN) };
    await lookInThreads(job, lookers ?? startLookers(count), async () => readSome(indexesOf(table.turns, turn)));
    await readSome(indexesOf(table.marks, MARK.deferred));
  }
  const large = indexesOf(table.marks, MARK.deferred);
  if (large.length > 0) await read(Number.POSITIVE_INFINITY, Math.min(threadCount(), large.length), large);
  return { table, kinds: passes.at(-1)?.kinds ?? kinds, ...joinShares(passes) };
}

function threadsFor(files: number): number {
  return files < MIN_SHARED_FILES ? 1 : threadCount();
}

function indexesOf(column: Uint8Array | Uint16Array, value: number): readonly number[] {
  const found: number[] = [];
  for (let at = column.indexOf(value); at >= 0; at = column.indexOf(value, at + 1)) found.push(at);
  return found;
}

function sharedList(list: readonly number[]): Uint32Array<SharedArrayBuffer> {
  const shared = new Uint32Array(new SharedArrayBuffer(list.length * 4));
  shared.set(list);
  return shared;
}
