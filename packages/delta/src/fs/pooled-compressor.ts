import { deflateSegment, type Segment, type SegmentCompressor } from '@nuspine/nupkg-core';
import { DeltaError } from '../errors.ts';
import type { ThreadPool } from './thread-pool.ts';

/** Below this many bytes of content, this thread has time for them. */
const SMALL = 4 * 2 ** 20;
/** A segment up to this size takes less time to deflate than to hand to another thread. */
const SMALL_SEGMENT = 2 ** 14;

/**
 * A compressor whose work is done by the threads of a pool that does something else too: fewer threads are started, and
 * they share the cores better. The bytes are those of `withDeflateThreads`.
 */
export function pooledCompressor(pool: ThreadPool, threads: number): SegmentCompressor {
  let expected = 0;
  return {
    // Each thread has a segment waiting when it has done one.
    sideBySide: 2 * threads,
    expect: (size) => {
      expected += size;
    },
    deflate: async (segment) => {
      if (expected <= SMALL || segment.content.length <= SMALL_SEGMENT) return deflateSegment(segment);
      const kept = keep(segment);
      return deflatedOf(await pool.run(() => ({ kind: 'deflate', segment: kept }), 'brief'));
    },
  };
}

/** The memory of a segment is used again before a thread has time for it, but for memory that threads see. */
function keep({ content, window, isLast }: Segment): Segment {
  const isSeen = content.buffer instanceof SharedArrayBuffer;
  return { content: isSeen ? content : Uint8Array.from(content), window, isLast };
}

function deflatedOf(result: unknown): Uint8Array {
  if (result instanceof Uint8Array) return result;
  throw new DeltaError('DELTA_ENGINE_WRONG', 'thread of the portable engine did not answer with deflated bytes');
}
