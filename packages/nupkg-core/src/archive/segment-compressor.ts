import { deflateSegment, type Segment } from './deflate-segment.ts';
import type { FiledContent, Repacked } from './repack-entry.ts';

/** Who deflates segments. The bytes are the same whoever does: `withDeflateThreads` has one that uses all cores. */
export interface SegmentCompressor {
  /** How many segments are worth having in hand at a time. With one, nothing is done ahead. */
  readonly sideBySide: number;
  /** Is told how many bytes will come, so that who starts something for many can do so at once. */
  readonly expect?: (size: number) => void;
  /**
   * Is told that this thread is about to do something else, for as long as deflating so many bytes would take: when this
   * settles, other threads have that much in hand, as far as it waits.
   */
  readonly handOver?: (size: number) => Promise<void>;
  /** Is told that nothing more comes: what was started for it can end while the last of it is written. */
  readonly release?: () => void;
  /**
   * Takes what it needs of the segment before it returns its promise: the memory is used again. Only of content in a
   * `SharedArrayBuffer` it may go on reading until the promise is settled.
   */
  deflate(segment: Segment): Promise<Uint8Array>;
  /**
   * Does all with a content where it is deflated, so that none of it passes through here: see `repackEntry`. Also `undefined` if
   * that is not worth it.
   */
  readonly repack?: (content: FiledContent, wanted: { readonly sha256: boolean }) => Promise<Repacked | undefined>;
}

/** Deflates where it is called. */
export const ONE_BY_ONE: SegmentCompressor = { sideBySide: 1, deflate: async (segment) => deflateSegment(segment) };
