import { Worker } from 'node:worker_threads';
import { deflateModule } from '../archive/deflate-segment.ts';
import { type DeflateAnswer, type DeflateRequest, deflateWork } from './deflate-work.ts';

/** Threads that deflate, the one that asks them among them: it does a step whenever it has nothing else to do. */
export interface DeflateCrew {
  /** What is asked for first is begun first. `size`: bytes of content. */
  do(request: DeflateRequest, size: number): Promise<DeflateAnswer>;
  /** Gives each helper `size` bytes of what waits to have in hand: this thread does not look again soon. */
  handOver(size: number): void;
  stop(): Promise<void>;
}

interface Job {
  readonly request: DeflateRequest;
  readonly size: number;
  readonly resolve: (answer: DeflateAnswer) => void;
  readonly reject: (reason: unknown) => void;
}

/** Who does jobs, one after the other. */
interface Hand {
  /** Bytes of content that it has not done yet. */
  load(): number;
  take(job: Job): void;
}

interface Helper extends Hand {
  stop(): Promise<unknown>;
}

/** What a helper has in hand before this thread takes a job, so that it has enough to do until this thread looks again. */
const LOAD_AHEAD = 2 * 2 ** 20;

/** Starts `helpers` threads beside this one. */
export function deflateCrew(helpers: number): DeflateCrew {
  const queue: Job[] = [];
  const handOut = (): void => {
    for (let hand = freeHand(others, own); hand !== undefined; hand = freeHand(others, own)) {
      const job = queue.shift();
      if (job === undefined) return;
      hand.take(job);
    }
  };
  const handOver = (size: number): void => {
    for (let helper = idlest(others); helper !== undefined && helper.load() < size; helper = idlest(others)) {
      const job = queue.shift();
      if (job === undefined) return;
      helper.take(job);
    }
  };
  const own = workHere(handOut);
  const others = Array.from({ length: helpers }, () => startHelper(handOut));
  return {
    do: (request, size) =>
      new Promise((resolve, reject) => {
        queue.push({ request, size, resolve, reject });
        handOut();
      }),
    handOver,
    stop: async () => {
      await Promise.all(others.map((helper) => helper.stop()));
    },
  };
}

function freeHand(helpers: readonly Hand[], own: Hand): Hand | undefined {
  const helper = idlest(helpers);
  if (helper !== undefined && helper.load() < LOAD_AHEAD) return helper;
  return own.load() === 0 ? own : undefined;
}

function idlest([first, ...others]: readonly Hand[]): Hand | undefined {
  return first && others.reduce((best, helper) => (helper.load() < best.load() ? helper : best), first);
}

/** Does a job in this thread: a step each time the event loop has come round. */
function workHere(onDone: () => void): Hand {
  let load = 0;
  const finish = (): void => {
    load = 0;
    onDone();
  };
  return {
    load: () => load,
    take: ({ request, size, resolve, reject }) => {
      load = Math.max(1, size);
      const work = deflateWork(request);
      const step = (): void => {
        try {
          const { done, value } = work.next();
          if (done !== true) {
            setImmediate(step);
            return;
          }
          resolve(value);
        } catch (error) {
          reject(error);
        }
        finish();
      };
      setImmediate(step);
    },
  };
}

function startHelper(onDone: () => void): Helper {
  const file = import.meta.url.endsWith('.ts') ? './deflate-thread.ts' : './deflate-thread.js';
  const worker = new Worker(new URL(file, import.meta.url), { workerData: deflateModule() });
  const jobs: Job[] = [];
  let load = 0;
  worker.on('message', (answer: DeflateAnswer) => {
    const job = jobs.shift();
    load -= job?.size ?? 0;
    job?.resolve(answer);
    onDone();
  });
  // A thread dies only by a mistake of ours, or for want of memory: nothing may wait for it, or be handed to it again.
  worker.on('error', (error) => {
    load = Infinity;
    for (const { reject } of jobs.splice(0)) reject(error);
    onDone();
  });
  return {
    load: () => load,
    take: (job) => {
      jobs.push(job);
      load += job.size;
      const { request } = job;
      worker.postMessage(
        request,
        request.kind === 'segment' && request.memory !== undefined ? [request.memory.buffer] : [],
      );
    },
    stop: () => worker.terminate(),
  };
}
