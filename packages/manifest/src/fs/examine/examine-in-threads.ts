import { availableParallelism } from 'node:os';
import { SHARE_ENV, Worker } from 'node:worker_threads';
import { type ExaminedShare, type ExamineJob, examineShare } from './examine-share.ts';
import type { ThreadAnswer } from './examine-thread.ts';
import { type FileTable, NO_KIND } from './file-table.ts';
import { failUnreadable, readably } from './unreadable.ts';

const MAX_THREADS = 8;

/** How many threads read files, or look at them. */
export function threadCount(): number {
  return Math.min(MAX_THREADS, availableParallelism());
}

/** What some threads are to do together. */
export type SharedExamination = Omit<ExamineJob, 'thread' | 'next'>;

/**
 * Looks at entries and reads those that it has to, in several threads. This one takes part; the others are started first,
 * for that takes them a while. Throws `SOURCE_READ_FAILED`.
 */
export async function examineInThreads(work: SharedExamination, table: FileTable): Promise<ExaminedShare> {
  const next = new SharedArrayBuffer(4);
  const jobs = Array.from({ length: work.threads }, (_, thread): ExamineJob => ({ ...work, thread, next }));
  const [ownJob, ...otherJobs] = jobs;
  const others = Promise.all(otherJobs.map(examineInThread));
  // An error here stops this thread: nobody may miss what the others say meanwhile.
  others.catch(() => undefined);
  const own = ownJob === undefined ? [] : [await readably(() => examineShare(ownJob))];
  const shares = [...own, ...(await others)];
  return { kinds: mergeKinds(work, shares, table), ...joinShares(shares) };
}

/** What several threads found, one after the other. */
export function joinShares(shares: readonly ExaminedShare[]): Omit<ExaminedShare, 'kinds'> {
  const sum = (of: 'files' | 'bytes'): number => shares.reduce((total, { stale }) => total + stale[of], 0);
  return { changes: shares.flatMap(({ changes }) => changes), stale: { files: sum('files'), bytes: sum('bytes') } };
}

async function examineInThread(job: ExamineJob): Promise<ExaminedShare> {
  const answer = await new Promise<ThreadAnswer>((resolve, reject) => {
    const worker = startThread(job);
    worker.on('message', resolve);
    worker.on('error', reject);
  });
  return 'share' in answer ? answer.share : failUnreadable(answer.error);
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
function mergeKinds(
  { kinds, threads }: SharedExamination,
  shares: readonly ExaminedShare[],
  table: FileTable,
): readonly string[] {
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
