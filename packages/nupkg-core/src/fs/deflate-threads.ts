import { availableParallelism } from 'node:os';
import { deflateSegment, type Segment } from '../archive/deflate-segment.ts';
import type { SegmentCompressor } from '../archive/segment-compressor.ts';
import { type DeflateCrew, deflateCrew } from './deflate-crew.ts';
import type { DeflateAnswer, SegmentRequest } from './deflate-work.ts';
import { type MemoryPool, memoryPool } from './memory-pool.ts';

export interface DeflateThreadOptions {
  /** With the one that asks. One for each core, at most 16, if absent. */
  readonly threads?: number;
  /** Bytes of content that are deflated before a thread is started: a small package has none. 4 MiB if absent. */
  readonly startAfter?: number;
}

const MAX_THREADS = 16;
const DEFAULT_START = 4 * 2 ** 20;
/** Content up to this size is done by one thread; */
const SMALL_CONTENT = 2 * 2 ** 20;
/** larger content too, up to this size, while so much is left that the other threads have as much to do. */
const MAX_CONTENT = 16 * 2 ** 20;

/**
 * Hands `use` a compressor that uses all cores, and always ends its threads. They are started when enough has been
 * deflated to be worth it; the thread that calls is one of them. The bytes are those of `deflateCanonically`.
 */
export async function withDeflateThreads<T>(
  use: (compressor: SegmentCompressor) => Promise<T>,
  options: DeflateThreadOptions = {},
): Promise<T> {
  const count = options.threads ?? Math.min(MAX_THREADS, availableParallelism());
  const startAfter = count > 1 ? (options.startAfter ?? DEFAULT_START) : Infinity;
  const pool = memoryPool();
  const { crewFor, release, ended } = crewOnCall(count - 1, startAfter);
  let done = 0;
  let expected = 0;
  const deflate = async (segment: Segment): Promise<Uint8Array> => {
    done += segment.content.length;
    const threads = crewFor(done);
    if (threads === undefined) return deflateSegment(segment);
    return deflatedOf(await threads.do(segmentRequest(segment, pool), segment.content.length), pool);
  };
  const repack: SegmentCompressor['repack'] = async (content, { sha256 }) => {
    const size = Math.max(content.size, content.compressedSize);
    const isShared = size > SMALL_CONTENT && (size > MAX_CONTENT || size * count > expected - done);
    const threads = isShared ? undefined : crewFor(done + content.size);
    // Else it is counted as it is deflated.
    if (threads === undefined) return undefined;
    done += content.size;
    const answer = await threads.do({ kind: 'content', content, sha256 }, content.size);
    return answer.kind === 'content' ? answer.repacked : undefined;
  };
  const expect = (size: number): void => {
    expected = done + size;
    crewFor(size);
  };
  try {
    // Each thread has a segment waiting when it has done one.
    const handOver = async (size: number): Promise<void> => crewFor(0)?.handOver(size);
    return await use({ sideBySide: count > 1 ? 2 * count : 1, expect, handOver, release, deflate, repack });
  } finally {
    release();
    await ended();
  }
}

interface CrewOnCall {
  /** The crew, if it has been started, or `size` bytes of content are worth starting it. */
  crewFor(size: number): DeflateCrew | undefined;
  /** Lets its threads end. It is started again if more comes. */
  release(): void;
  /** Resolves when all threads that were let go have ended. */
  ended(): Promise<unknown>;
}

function crewOnCall(helpers: number, startAfter: number): CrewOnCall {
  let crew: DeflateCrew | undefined;
  let ended: Promise<unknown> = Promise.resolve();
  return {
    crewFor: (size) => {
      if (size > startAfter) crew ??= deflateCrew(helpers);
      return crew;
    },
    release: () => {
      ended = Promise.all([ended, crew?.stop()]);
      crew = undefined;
    },
    ended: () => ended,
  };
}

/** Bytes are copied once, into memory that moves to a thread and comes back; what threads see anyhow is not. */
function segmentRequest(segment: Segment, pool: MemoryPool): SegmentRequest {
  const { content, window, isLast } = segment;
  if (content.buffer instanceof SharedArrayBuffer) return { kind: 'segment', segment };
  const memory = pool.take(window.length + content.length);
  memory.set(window);
  memory.set(content, window.length);
  const kept = {
    window: memory.subarray(0, window.length),
    content: memory.subarray(window.length, window.length + content.length),
    isLast,
  };
  return { kind: 'segment', segment: kept, memory };
}

function deflatedOf(answer: DeflateAnswer, pool: MemoryPool): Uint8Array {
  if (answer.kind !== 'segment') throw new TypeError('thread answered another question');
  if (answer.memory !== undefined) pool.give(answer.memory);
  return answer.deflated;
}
