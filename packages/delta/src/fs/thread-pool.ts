import { Worker } from 'node:worker_threads';
import { DeltaError } from '../errors.ts';
import type { EngineAnswer, EngineTask } from './engine-thread.ts';

/** Does tasks in threads, in the order in which they were asked for as far as threads are free. */
export interface ThreadPool {
  /**
   * `taskFor` gets the number of the thread that is to do it, from 0. A brief task may be handed to a thread that has only
   * one other brief one to do, which then need not ask for it: this thread has more to do than to answer. Throws what
   * `taskFor` and the task throw, and once a thread has died, why.
   */
  run(taskFor: (thread: number) => EngineTask, length?: 'brief'): Promise<Uint8Array | Int32Array | undefined>;
  /** Whether cutting a task in two gains nothing: others wait for a thread, or there is only one. */
  isBusy(): boolean;
}

interface Job {
  readonly isBrief: boolean;
  readonly taskFor: (thread: number) => EngineTask;
  readonly resolve: (result: Uint8Array | Int32Array | undefined) => void;
  readonly reject: (reason: unknown) => void;
}

interface Thread {
  readonly worker: Worker;
  readonly number: number;
  /** What it was handed and has not answered, in order. */
  readonly jobs: Job[];
}

interface Pool {
  readonly started: Thread[];
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
  const pool: Pool = { started: [], waiting: [], deaths: [], threads };
  if (startsAtOnce) for (let number = 0; number < threads; number += 1) startThread(pool);
  try {
    return await use({
      run: (taskFor, length) =>
        new Promise((resolve, reject) => {
          pool.waiting.push({ taskFor, isBrief: length === 'brief', resolve, reject });
          startNext(pool);
        }),
      isBusy: () => threads === 1 || pool.waiting.length > 0 || pool.started.some(({ jobs }) => jobs.length > 1),
    });
  } finally {
    await Promise.all(pool.started.map(({ worker }) => worker.terminate()));
  }
}

function startNext(pool: Pool): void {
  // Nothing that waits may wait for ever.
  if (pool.deaths.length > 0) for (const { reject } of pool.waiting.splice(0)) reject(pool.deaths[0]);
  for (let [job] = pool.waiting; job !== undefined; [job] = pool.waiting) {
    const thread = freeThread(pool) ?? (job.isBrief ? briefThread(pool) : undefined);
    if (thread === undefined) return;
    pool.waiting.shift();
    handOver(thread, job);
  }
}

/** An idle one, or one more as long as there may be. */
function freeThread(pool: Pool): Thread | undefined {
  const idle = pool.started.findLast(({ jobs }) => jobs.length === 0);
  return idle !== undefined || pool.started.length >= pool.threads ? idle : startThread(pool);
}

/** One that will soon have nothing to do. */
function briefThread({ started }: Pool): Thread | undefined {
  return started.find(({ jobs: [first, second] }) => first?.isBrief === true && second === undefined);
}

function startThread(pool: Pool): Thread {
  const thread: Thread = { worker: startWorker(), number: pool.started.length, jobs: [] };
  thread.worker.on('message', (answer: EngineAnswer) => {
    const job = thread.jobs.shift();
    startNext(pool);
    if ('result' in answer) job?.resolve(answer.result);
    else job?.reject(new DeltaError(answer.error.code, answer.error.message, answer.error.details));
  });
  // It dies only by a mistake of ours, or for want of memory.
  thread.worker.on('error', (error) => {
    pool.deaths.push(error);
    for (const { reject } of thread.jobs.splice(0)) reject(error);
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

function handOver({ worker, number, jobs }: Thread, job: Job): void {
  try {
    worker.postMessage(job.taskFor(number));
    jobs.push(job);
  } catch (error) {
    // The machine may not have the memory for a task. Others can still be done.
    job.reject(error);
  }
}
