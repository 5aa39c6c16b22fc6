import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { deflateModule, deflateSegment, type Segment } from '../archive/deflate-segment.ts';
import type { SegmentCompressor } from '../archive/segment-compressor.ts';
import type { FiledContent, Repacked } from '../archive/repack-entry.ts';
import type { DeflateAnswer, DeflateRequest, RepackAnswer, RepackRequest } from './deflate-thread.ts';
import { type MemoryPool, memoryPool } from './memory-pool.ts';

export interface DeflateThreadOptions {
  /** One for each core, at most 16, if absent. */
  readonly threads?: number;
  /** Bytes of content that are deflated before a thread is started: a small package has none. 4 MiB if absent. */
  readonly startAfter?: number;
}

/** A thread that deflates what it is handed, in that order. */
interface Thread {
  /** Bytes that it has not done yet. */
  load(): number;
  deflate(segment: Segment): Promise<Uint8Array>;
  repack(content: FiledContent, sha256: boolean): Promise<Repacked | undefined>;
  stop(): Promise<unknown>;
}

interface Job {
  readonly size: number;
  readonly take: (answer: DeflateAnswer | RepackAnswer) => void;
  readonly reject: (reason: unknown) => void;
}

const MAX_THREADS = 16;
const DEFAULT_START = 4 * 2 ** 20;
/** Larger content is shared among the threads, segment by segment. */
const MAX_REPACKED = 2 * 2 ** 20;

/**
 * Hands `use` a compressor that uses all cores, and always ends its threads. They are started when enough has been
 * deflated to be worth it. The bytes are those of `deflateCanonically`.
 */
export async function withDeflateThreads<T>(
  use: (compressor: SegmentCompressor) => Promise<T>,
  options: DeflateThreadOptions = {},
): Promise<T> {
  const count = options.threads ?? Math.min(MAX_THREADS, availableParallelism());
  const startAfter = count > 1 ? (options.startAfter ?? DEFAULT_START) : Infinity;
  const threads: Thread[] = [];
  const pool = memoryPool();
  const startAll = (): void => {
    while (threads.length < count) threads.push(startThread(pool));
  };
  let done = 0;
  const deflate = async (segment: Segment): Promise<Uint8Array> => {
    done += segment.content.length;
    if (done > startAfter) startAll();
    return threads.length === 0 ? deflateSegment(segment) : idlest(threads).deflate(segment);
  };
  const repack: SegmentCompressor['repack'] = async (content, { sha256 }) => {
    if (Math.max(content.size, content.compressedSize) > MAX_REPACKED) return undefined;
    if (done + content.size > startAfter) startAll();
    // Else it is counted as it is deflated here.
    if (threads.length === 0) return undefined;
    done += content.size;
    return idlest(threads).repack(content, sha256);
  };
  const expect = (size: number): void => {
    if (size > startAfter) startAll();
  };
  try {
    // Each thread has a segment waiting when it has done one.
    return await use({ sideBySide: count > 1 ? 2 * count : 1, expect, deflate, repack });
  } finally {
    await Promise.all(threads.map((thread) => thread.stop()));
  }
}

function idlest(threads: readonly Thread[]): Thread {
  return threads.reduce((best, thread) => (thread.load() < best.load() ? thread : best));
}

function startThread(pool: MemoryPool): Thread {
  const file = import.meta.url.endsWith('.ts') ? './deflate-thread.ts' : './deflate-thread.js';
  const worker = new Worker(new URL(file, import.meta.url), { workerData: deflateModule() });
  const jobs: Job[] = [];
  let failure: Error | undefined;
  worker.on('message', (answer: DeflateAnswer | RepackAnswer) => jobs.shift()?.take(answer));
  // A thread dies only by a mistake of ours, or for want of memory: nothing may wait for it for ever.
  worker.on('error', (error) => {
    failure = error;
    for (const job of jobs.splice(0)) job.reject(error);
  });
  return {
    load: () => jobs.reduce((sum, { size }) => sum + size, 0),
    deflate: async (segment) => {
      if (failure !== undefined) throw failure;
      return new Promise((resolve, reject) => {
        const take = (answer: DeflateAnswer | RepackAnswer): void => {
          if (answer.kind !== 'segment') return;
          if (answer.memory !== undefined) pool.give(answer.memory);
          resolve(answer.deflated);
        };
        jobs.push({ size: segment.content.length, take, reject });
        send(worker, segment, pool);
      });
    },
    repack: async (content, sha256) => {
      if (failure !== undefined) throw failure;
      return new Promise((resolve, reject) => {
        const take = (answer: DeflateAnswer | RepackAnswer): void => {
          if (answer.kind === 'content') resolve(answer.repacked);
        };
        jobs.push({ size: content.size, take, reject });
        worker.postMessage({ kind: 'content', content, sha256 } satisfies RepackRequest);
      });
    },
    stop: () => worker.terminate(),
  };
}

/** Bytes are copied once, into memory that moves to the thread and comes back; what the thread sees anyhow is not. */
function send(worker: Worker, { content, window, isLast }: Segment, pool: MemoryPool): void {
  if (content.buffer instanceof SharedArrayBuffer) {
    worker.postMessage({ kind: 'segment', content, window, isLast } satisfies DeflateRequest);
    return;
  }
  const memory = pool.take(window.length + content.length);
  memory.set(window);
  memory.set(content, window.length);
  const request: DeflateRequest = {
    kind: 'segment',
    window: memory.subarray(0, window.length),
    content: memory.subarray(window.length, window.length + content.length),
    isLast,
    memory,
  };
  worker.postMessage(request, [memory.buffer]);
}
