import { Worker } from 'node:worker_threads';
import { DeltaError } from '../errors.ts';
import type { EngineAnswer, EngineTask } from './engine-thread.ts';

/** Does tasks in threads, in the order in which they were asked for as far as threads are free. */
export interface ThreadPool {
  /**
   * `taskFor` gets the number of the thread that is to do it, from 0. Throws what that and the task throw, and once a thread
   * has died, why.
   */
  run(taskFor: (thread: number) => EngineTask): Promise<Uint8Array | Int32Array | undefined>;
  /** Whether cutting a task in two gains nothing: others wait for a thread, or there is only one. */
  isBusy(): boolean;
}

interface Job {
  readonly taskFor: (thread: number) => EngineTask;
  readonly resolve: (result: Uint8Array | Int32Array | undefined) => void;
  readonly reject: (reason: unknown) => void;
}

interface Thread {
  readonly worker: Worker;
  readonly number: number;
}

interface Pool {
  readonly started: Thread[];
  readonly idle: Thread[];
  readonly waiting: Job[];
  /** Why threads died. */
  readonly deaths: unknown[];
  readonly threads: number;
}

export interface ThreadPoolOptions {
  /** Whether there will be work for all of them: they then start while it is being found. Default false. */
  readonly startsAtOnce?: boolean;
}

/** Hands `use` a pool of at most `threads` threads, each started when it is first needed, and always ends them. */
export async function withThreadPool<T>(
  threads: number,
  use: (pool: ThreadPool) => Promise<T>,
  { startsAtOnce = false }: ThreadPoolOptions = {},
): Promise<T> {
  const pool: Pool = { started: [], idle: [], waiting: [], deaths: [], threads };
  if (startsAtOnce) pool.idle.push(...Array.from({ length: threads }, () => startThread(pool)));
  try {
    return await use({
      run: (taskFor) =>
        new Promise((resolve, reject) => {
          pool.waiting.push({ taskFor, resolve, reject });
          startNext(pool);
        }),
      isBusy: () => threads === 1 || pool.waiting.length > 0,
    });
  } finally {
    await Promise.all(pool.started.map(({ worker }) => worker.terminate()));
  }
}

function startNext(pool: Pool): void {
  // Nothing that waits may wait for ever.
  if (pool.deaths.length > 0) for (const { reject } of pool.waiting.splice(0)) reject(pool.deaths[0]);
  while (pool.waiting.length > 0) {
    const thread = freeThread(pool);
    const job = thread && pool.waiting.shift();
    if (job === undefined || thread === undefined) return;
    start(pool, thread, job);
  }
}

function freeThread(pool: Pool): Thread | undefined {
  const idle = pool.idle.pop();
  return idle !== undefined || pool.started.length >= pool.threads ? idle : startThread(pool);
}

function startThread(pool: Pool): Thread {
  const thread = { worker: startWorker(), number: pool.started.length };
  // It dies only by a mistake of ours, or for want of memory.
  thread.worker.on('error', (error) => {
    pool.deaths.push(error);
    startNext(pool);
  });
  pool.started.push(thread);
  return thread;
}

/** From source, the thread needs the condition under which packages of the workspace resolve to their sources. */
function startWorker(): Worker {
  const isSource = import.meta.url.endsWith('.ts');
  const thread = new URL(isSource ? './engine-thread.ts' : './engine-thread.js', import.meta.url);
  return new Worker(thread, isSource ? { execArgv: ['--conditions=@nuspine/source'] } : {});
}

function start(pool: Pool, thread: Thread, job: Job): void {
  const { worker } = thread;
  const onAnswer = (answer: EngineAnswer): void => {
    finish();
    pool.idle.push(thread);
    startNext(pool);
    if ('result' in answer) job.resolve(answer.result);
    else job.reject(new DeltaError(answer.error.code, answer.error.message, answer.error.details));
  };
  const onError = (error: unknown): void => {
    finish();
    job.reject(error);
  };
  const finish = (): void => {
    worker.off('message', onAnswer).off('error', onError);
  };
  try {
    worker.postMessage(job.taskFor(thread.number));
    worker.on('message', onAnswer).on('error', onError);
  } catch (error) {
    // The machine may not have the memory for a task. Others can still be done.
    pool.idle.push(thread);
    job.reject(error);
  }
}
