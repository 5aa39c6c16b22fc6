import { Worker } from 'node:worker_threads';
import { deflateModule } from '../archive/codec.ts';
import {
  type DeflateAnswer,
  type DeflateErrand,
  type DeflateRequest,
  deflateWork,
  newClaim,
  takeClaim,
} from './deflate-work.ts';

/** Threads that deflate, the one that asks them among them: it does a step whenever it has nothing else to do. */
export interface DeflateCrew {
  /** What is asked for first is begun first. `size`: bytes of content. */
  do(request: DeflateRequest, size: number): Promise<DeflateAnswer>;
  /** Gives each helper `size` bytes of what waits to have in hand: this thread does not look again soon. */
  handOver(size: number): Promise<void>;
  stop(): Promise<void>;
}

interface Job {
  readonly request: DeflateRequest;
  readonly size: number;
  readonly resolve: (answer: DeflateAnswer) => void;
  readonly reject: (reason: unknown) => void;
}

interface HeldJob extends Job {
  /** Of a job that can be taken back. */
  readonly claim: ReturnType<typeof newClaim> | undefined;
}

/** Who does jobs, one after the other. */
interface Hand {
  /** Bytes of content that it has not done yet. */
  load(): number;
  take(job: Job): void;
}

interface Helper extends Hand {
  /** The largest job that it has not begun, of those that can be done elsewhere. It is off its hands then. */
  giveBack(): Job | undefined;
  stop(): Promise<unknown>;
}

/**
 * What a helper has in hand before this thread takes a job, so that it has enough to do until this thread looks again. That
 * takes longest after a large content has been inflated.
 */
const LOAD_AHEAD = 8 * 2 ** 20;
/** The same for what cannot be taken back. */
const BOUND_AHEAD = 2 * 2 ** 20;

/** With so little left to hand out, order does not matter to who waits for it. */
const NEAR_END = 16 * 2 ** 20;

/** Starts `helpers` threads beside this one. */
export function deflateCrew(helpers: number): DeflateCrew {
  const queue: Job[] = [];
  const handOut = (): void => {
    for (let job = nextJob(queue); job !== undefined; job = nextJob(queue)) {
      const hand = freeHand(job, others, own);
      if (hand === undefined) return;
      queue.splice(queue.indexOf(job), 1);
      hand.take(job);
    }
    if (own.load() > 0) return;
    const job = busiest(others)?.giveBack();
    if (job !== undefined) own.take(job);
  };
  const handOver = async (size: number): Promise<void> => {
    // What helpers have done meanwhile is heard of first.
    await new Promise(setImmediate);
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

/** The one that was asked for first; near the end the largest, so that no thread works on when all others have nothing left. */
function nextJob(queue: readonly Job[]): Job | undefined {
  const waiting = queue.reduce((sum, { size }) => sum + size, 0);
  return waiting > NEAR_END ? queue[0] : queue.toSorted((a, b) => b.size - a.size)[0];
}

function freeHand({ request }: Job, helpers: readonly Hand[], own: Hand): Hand | undefined {
  const helper = idlest(helpers);
  if (helper !== undefined && helper.load() < (isBound(request) ? BOUND_AHEAD : LOAD_AHEAD)) return helper;
  return own.load() === 0 ? own : undefined;
}

/** Whether a request goes with its memory to the one who does it. */
function isBound(request: DeflateRequest): boolean {
  return request.kind === 'segment' && request.memory !== undefined;
}

function idlest([first, ...others]: readonly Hand[]): Hand | undefined {
  return first && others.reduce((best, helper) => (helper.load() < best.load() ? helper : best), first);
}

function busiest([first, ...others]: readonly Helper[]): Helper | undefined {
  return first && others.reduce((best, helper) => (helper.load() > best.load() ? helper : best), first);
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
  const jobs: HeldJob[] = [];
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
      const { request } = job;
      const claim = isBound(request) ? undefined : newClaim();
      jobs.push({ ...job, claim });
      load += job.size;
      const errand: DeflateErrand = { request, ...(claim === undefined ? {} : { claim }) };
      const moved = request.kind === 'segment' && request.memory !== undefined ? [request.memory.buffer] : [];
      worker.postMessage(errand, moved);
    },
    giveBack: () => {
      const job = jobs.toSorted((a, b) => b.size - a.size).find(({ claim }) => claim !== undefined && takeClaim(claim));
      if (job === undefined) return undefined;
      jobs.splice(jobs.indexOf(job), 1);
      load -= job.size;
      return job;
    },
    stop: () => worker.terminate(),
  };
}
