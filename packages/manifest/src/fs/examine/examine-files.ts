import { availableParallelism } from 'node:os';
import { SHARE_ENV, Worker } from 'node:worker_threads';
import { PrimitivesError } from '@nuspine/primitives';
import type { Detection } from '../../detect/detection.ts';
import { type ExaminedShare, type ExamineJob, examineShare } from './examine-share.ts';
import type { ThreadAnswer } from './examine-thread.ts';
import { type FileTable, MARK, NO_KIND } from './file-table.ts';

/** Fewer files than that are looked at before a second thread would have started. */
const MIN_SHARED_FILES = 2_000;
/** The same of files that are mostly known, so that they are not read. */
const MIN_SHARED_KNOWN = 20_000;
/** Larger files wait until it is known how many of them there are, in bytes. */
const LARGE = 4 * 2 ** 20;
const MAX_THREADS = 8;

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
  /** How many threads look at files; by default as many as there are cores, and one for a few files. */
  readonly threads?: number;
}

const NOBODY = -1;

/**
 * Brings a table up to what lies on the disk, on all cores: what seems the same as before is not read. Says what was known
 * of files that are others now. Throws `SOURCE_READ_FAILED`.
 */
export async function examineFiles(
  root: string,
  { table, kinds }: ExaminedFiles,
  { turn = NOBODY, threads = threadsFor(table) }: ExamineOptions = {},
): Promise<ExaminedFiles & ExaminedShare> {
  const work = { root, table: table.buffer, count: table.count, turn };
  const first = await share({ ...work, kinds, threads, deferAbove: LARGE }, table);
  const large = deferred(table);
  if (large.length === 0) return { ...first, table };
  const list = new Uint32Array(new SharedArrayBuffer(large.length * 4));
  list.set(large);
  const rest = { ...work, kinds: first.kinds, list, threads: Math.min(threadCount(), large.length) };
  const second = await share({ ...rest, deferAbove: Number.POSITIVE_INFINITY }, table);
  return { table, kinds: second.kinds, ...joined([first, second]) };
}

function threadsFor({ count, kinds }: FileTable): number {
  return count < (kinds[0] === NO_KIND ? MIN_SHARED_FILES : MIN_SHARED_KNOWN) ? 1 : threadCount();
}

function threadCount(): number {
  return Math.min(MAX_THREADS, availableParallelism());
}

function deferred({ marks }: FileTable): readonly number[] {
  const found: number[] = [];
  for (let at = marks.indexOf(MARK.deferred); at >= 0; at = marks.indexOf(MARK.deferred, at + 1)) found.push(at);
  return found;
}

type Work = Omit<ExamineJob, 'thread' | 'next'>;

/** This thread takes part; the others are started first, for that takes them a while. */
async function share(work: Work, table: FileTable): Promise<ExaminedShare> {
  const next = new SharedArrayBuffer(4);
  const jobs = Array.from({ length: work.threads }, (_, thread): ExamineJob => ({ ...work, thread, next }));
  const others = Promise.all(jobs.slice(1).map(examineInThread));
  // An error here stops this thread: nobody may miss what the others say meanwhile.
  others.catch(() => undefined);
  const [own] = jobs.map((job) => (job.thread === 0 ? ownShare(job) : undefined));
  const shares = [...(own === undefined ? [] : [own]), ...(await others)];
  return { kinds: mergeKinds(work, shares, table), ...joined(shares) };
}

function joined(shares: readonly ExaminedShare[]): Omit<ExaminedShare, 'kinds'> {
  const sum = (of: 'files' | 'bytes'): number => shares.reduce((total, { stale }) => total + stale[of], 0);
  return { changes: shares.flatMap(({ changes }) => changes), stale: { files: sum('files'), bytes: sum('bytes') } };
}

function ownShare(job: ExamineJob): ExaminedShare {
  try {
    return examineShare(job);
  } catch (error) {
    throw unreadable(error instanceof Error ? error.message : String(error));
  }
}

function unreadable(message: string): PrimitivesError {
  return new PrimitivesError('SOURCE_READ_FAILED', `file cannot be read: ${message}`);
}

async function examineInThread(job: ExamineJob): Promise<ExaminedShare> {
  const answer = await new Promise<ThreadAnswer>((resolve, reject) => {
    const worker = startThread(job);
    worker.on('message', resolve);
    worker.on('error', reject);
  });
  if ('share' in answer) return answer.share;
  throw unreadable(answer.error);
}

/** What a thread makes lives no longer than the look at one file. */
const THREAD_LIMITS = { maxYoungGenerationSizeMb: 4 } as const;

function startThread(workerData: ExamineJob): Worker {
  // From source, the thread needs the condition under which packages of the workspace resolve to their sources. As built,
  // this file is in dist/fs or in dist/chunks.
  const isSource = import.meta.url.endsWith('.ts');
  const file = isSource ? './examine-thread.ts' : '../fs/examine/examine-thread.js';
  const execArgv = isSource ? { execArgv: ['--conditions=@nuspine/source'] } : {};
  return new Worker(new URL(file, import.meta.url), {
    workerData,
    resourceLimits: THREAD_LIMITS,
    env: SHARE_ENV,
    ...execArgv,
  });
}

/** Threads number the kinds that they find each for itself: here each gets one number. */
function mergeKinds({ kinds, threads }: Work, shares: readonly ExaminedShare[], table: FileTable): readonly string[] {
  const merged = new Map(kinds.map((kind, index) => [kind, index]));
  const renumbered = new Map<number, number>();
  for (const [thread, share] of shares.entries()) {
    for (const [at, kind] of share.kinds.entries()) {
      const index = merged.get(kind) ?? merged.size;
      merged.set(kind, index);
      renumbered.set(kinds.length + thread + at * threads, index);
    }
  }
  if ([...renumbered].some(([from, to]) => from !== to)) renumber(table, renumbered);
  return [...merged.keys()];
}

function renumber({ kinds, count }: FileTable, renumbered: ReadonlyMap<number, number>): void {
  for (let index = 0; index < count; index++) {
    const kind = kinds[index] ?? NO_KIND;
    kinds[index] = renumbered.get(kind) ?? kind;
  }
}
