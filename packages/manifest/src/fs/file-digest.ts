import { webcrypto } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { type Digest, PrimitivesError } from '@nuspine/primitives';
import type { DigestAnswer } from './digest-thread.ts';

/** Files up to this size are hashed whole on the thread pool of Node, in bytes: several at once, on every core. */
const WHOLE_SIZE = 16 * 2 ** 20;
const MAX_THREADS = 4;

/** The digest of a file. Large ones are read piece by piece in threads of our own. Throws `SOURCE_READ_FAILED`. */
export async function fileDigest(path: string, size: number): Promise<Digest> {
  if (size > WHOLE_SIZE) return digestInThread(path);
  const hash = await webcrypto.subtle.digest('SHA-256', await readFile(path));
  return `sha256:${Buffer.from(hash).toString('hex')}`;
}

interface Thread {
  readonly worker: Worker;
  /** What it has been asked for, in order. */
  readonly jobs: ((answer: DigestAnswer) => void)[];
}

// They live as long as the process and do not keep it alive: who hashes one large file mostly hashes another.
const threads: Thread[] = [];

async function digestInThread(path: string): Promise<Digest> {
  const thread = freeThread();
  const answer = await new Promise<DigestAnswer>((resolve) => {
    thread.jobs.push(resolve);
    thread.worker.ref();
    thread.worker.postMessage(path);
  });
  if (thread.jobs.length === 0) thread.worker.unref();
  if ('digest' in answer) return answer.digest;
  throw new PrimitivesError('SOURCE_READ_FAILED', `file cannot be read: ${answer.error}`, { path });
}

/** An idle one, a new one for each core, or the one with the least to do. */
function freeThread(): Thread {
  const [least] = threads.toSorted((a, b) => a.jobs.length - b.jobs.length);
  const mayStart = threads.length < Math.min(MAX_THREADS, availableParallelism());
  return least === undefined || (least.jobs.length > 0 && mayStart) ? startThread() : least;
}

function startThread(): Thread {
  // From source, the thread needs the condition under which packages of the workspace resolve to their sources.
  const isSource = import.meta.url.endsWith('.ts');
  // As built, this file is in dist/fs or in dist/chunks.
  const file = new URL(isSource ? './digest-thread.ts' : '../fs/digest-thread.js', import.meta.url);
  const worker = new Worker(file, isSource ? { execArgv: ['--conditions=@nuspine/source'] } : {});
  const thread: Thread = { worker, jobs: [] };
  worker.on('message', (answer: DigestAnswer) => {
    thread.jobs.shift()?.(answer);
  });
  // A thread dies only by a mistake of ours: nothing that waits may wait for ever.
  worker.on('error', ({ message }) => {
    threads.splice(threads.indexOf(thread), 1);
    for (const job of thread.jobs.splice(0)) job({ error: message });
  });
  threads.push(thread);
  return thread;
}
