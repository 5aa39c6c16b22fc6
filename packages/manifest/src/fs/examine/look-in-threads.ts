import { SHARE_ENV, Worker } from 'node:worker_threads';
import { threadCount } from './examine-in-threads.ts';
import { type LookJob, lookShare } from './look-share.ts';
import type { LookAnswer } from './look-thread.ts';
import { failUnreadable, readably } from './unreadable.ts';

/** A thread that waits until it is told what to look at. */
export interface Looker {
  /** Takes part until nothing is left. Once. Throws `SOURCE_READ_FAILED`. */
  readonly look: (job: LookJob) => Promise<void>;
  /** Nothing is to be looked at any more. */
  readonly stop: () => Promise<unknown>;
}

/** Fewer files than that are looked at before another thread would have started. */
const MIN_FILES = 20_000;

/**
 * The threads that help to look at so many files: one a core, but for the one that we are. They need some time to start, so
 * that they are started before it is known what to look at.
 */
export function startLookers(files: number, threads: number = threadCount()): readonly Looker[] {
  return files < MIN_FILES ? [] : Array.from({ length: threads - 1 }, startLooker);
}

/**
 * Looks at entries with the help of others; `meanwhile` is done first, and by this thread. Throws `SOURCE_READ_FAILED`.
 */
export async function lookInThreads(
  job: Omit<LookJob, 'next'>,
  lookers: readonly Looker[],
  meanwhile: () => Promise<void>,
): Promise<void> {
  const shared = { ...job, next: new SharedArrayBuffer(4) };
  const others = Promise.all(lookers.map(({ look }) => look(shared)));
  // An error here stops this thread: nobody may miss what the others say meanwhile.
  others.catch(() => undefined);
  await meanwhile();
  await readably(() => {
    lookShare(shared);
  });
  await others;
}

function startLooker(): Looker {
  // As built, this file is in dist/fs or in dist/chunks.
  const file = import.meta.url.endsWith('.ts') ? './look-thread.ts' : '../fs/examine/look-thread.js';
  // Without a limit of its memory: one that fits its work makes it collect garbage while it still starts.
  const worker = new Worker(new URL(file, import.meta.url), { env: SHARE_ENV });
  const answer = new Promise<LookAnswer>((resolve, reject) => {
    worker.once('message', resolve).once('error', reject);
  });
  // A thread that could not start is missed by who tells it what to do.
  answer.catch(() => undefined);
  return {
    look: async (job) => {
      worker.postMessage(job);
      const { error } = await answer;
      if (error !== undefined) await failUnreadable(error);
    },
    stop: async () => worker.terminate(),
  };
}
