/**
 * One step of a path: from `start` on, the target follows `diagonal`. Segments of all paths form a tree, because paths
 * that are still open share their past.
 */
@unmanaged
export class Segment {
  /** Base position minus target position. */
  diagonal: i32;
  /** Target position where the segment starts. */
  start: i32;
  /** Segment before this one on the path, or `NO_SEGMENT`. */
  parent: i32;
  /** Target position where the parent ends. Bytes between it and `start` are literals. */
  parentEnd: i32;
}

export const NO_SEGMENT: i32 = -1;
export const SEGMENT_SIZE: u64 = 16;
/** Bounds the memory of a search: 4 MiB. When it is full, the best path so far becomes final. */
export const MAX_SEGMENTS: i32 = 262144;
