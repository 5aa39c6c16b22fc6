import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { DiffEngine } from '../engine/diff-engine.ts';
import { searchMemory } from '../engine/search-memory.ts';
import { DeltaError } from '../errors.ts';
import type { EngineAnswer, EngineRequest } from './engine-thread.ts';

/** How many patches are made at once. */
export interface ThreadOptions {
  /** One for each core, at most 8, if absent. */
  readonly threads?: number;
  /** Estimated bytes that all of them may take together; a single patch that needs more is made alone. 1 GiB if absent. */
  readonly memory?: number;
}

interface Job extends EngineRequest {
  readonly memory: number;
  readonly resolve: (patch: Uint8Array) => void;
  readonly reject: (reason: unknown) => void;
}

/** Threads (started when they are first needed), what waits for one, and what the patches being made take. */
interface Pool {
  readonly started: Worker[];
  readonly idle: Worker[];
  readonly waiting: Job[];
  readonly threads: number;
  readonly memory: number;
  used: number;
}

const MAX_THREADS = 8;
const DEFAULT_MEMORY = 2 ** 30;

/**
 * Hands `use` the portable engine with its work in threads, so that files can be diffed side by side, and always ends
 * the threads. Its patches are the same bytes as those of `portableEngine`.
 */
export async function withThreadedEngine<T>(
  use: (engine: DiffEngine) => Promise<T>,
  options: ThreadOptions = {},
): Promise<T> {
  const threads = options.threads ?? Math.min(MAX_THREADS, availableParallelism());
  const pool: Pool = { started: [], idle: [], waiting: [], threads, memory: options.memory ?? DEFAULT_MEMORY, used: 0 };
  try {
    return await use({
      name: 'portable',
      sideBySide: threads,
      diff: (base, target) => enqueue(pool, base, target),
    });
  } finally {
    await Promise.all(pool.started.map((worker) => worker.terminate()));
  }
}

/** From source, the thread needs the condition under which packages of the workspace resolve to their sources. */
function startThread(): Worker {
  const isSource = import.meta.url.endsWith('.ts');
  const thread = new URL(isSource ? './engine-thread.ts' : './engine-thread.js', import.meta.url);
  return new Worker(thread, isSource ? { execArgv: ['--conditions=@nuspine/source'] } : {});
}

function enqueue(pool: Pool, base: Uint8Array, target: Uint8Array): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    pool.waiting.push({ base, target, memory: searchMemory(base, target), resolve, reject });
    startNext(pool);
  });
}

/** Starts what waits, in order, as far as threads and memory go. */
function startNext(pool: Pool): void {
  for (;;) {
    const [job] = pool.waiting;
    const fits = job !== undefined && (pool.used === 0 || pool.used + job.memory <= pool.memory);
    const worker = fits ? freeThread(pool) : undefined;
    if (job === undefined || worker === undefined) return;
    pool.waiting.shift();
    pool.used += job.memory;
    run(pool, worker, job);
  }
}

function freeThread(pool: Pool): Worker | undefined {
  const idle = pool.idle.pop();
  if (idle !== undefined || pool.started.length >= pool.threads) return idle;
  const worker = startThread();
  pool.started.push(worker);
  return worker;
}

function run(pool: Pool, worker: Worker, job: Job): void {
  const onAnswer = (answer: EngineAnswer): void => {
    finish();
    pool.idle.push(worker);
    startNext(pool);
    if ('patch' in answer) job.resolve(answer.patch);
    else job.reject(new DeltaError(answer.error.code, answer.error.message, answer.error.details));
  };
  // A thread dies only by a mistake of ours: nothing that waits may wait for ever.
  const onError = (error: unknown): void => {
    finish();
    for (const failed of [job, ...pool.waiting.splice(0)]) failed.reject(error);
  };
  const finish = (): void => {
    worker.off('message', onAnswer).off('error', onError);
    pool.used -= job.memory;
  };
  worker.on('message', onAnswer).on('error', onError);
  worker.postMessage({ base: job.base, target: job.target });
}
