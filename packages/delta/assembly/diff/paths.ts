import { appendCover, handOverCovers } from './cover-list';
import { segments } from './layout';
import { MAX_SEGMENTS, NO_SEGMENT, Segment } from './segment';

// The arena of segments. Segment i is at segments + 16 * i.

let segmentCount: i32 = 0;

export function resetPaths(): void {
  segmentCount = 0;
}

/** True when more than `share` halves of the arena are used. */
export function isHalfFull(): bool {
  return segmentCount > MAX_SEGMENTS >> 1;
}

/** True when one more target position could overflow the arena: each adds at most 6 segments. */
export function isAlmostFull(): bool {
  return segmentCount + 64 > MAX_SEGMENTS;
}

/** Adds a segment to the tree and returns its index. */
export function addSegment(diagonal: i32, start: i32, parent: i32, parentEnd: i32): i32 {
  const segment = segmentAt(segmentCount);
  segment.diagonal = diagonal;
  segment.start = start;
  segment.parent = parent;
  segment.parentEnd = parentEnd;
  segmentCount += 1;
  return segmentCount - 1;
}

export function diagonalOf(index: i32): i32 {
  return segmentAt(index).diagonal;
}

/** Hands over the covers of the path that ends with segment `last` at target position `end`. */
export function writePath(last: i32, end: i32): void {
  let index = last;
  let segmentEnd = end;
  while (index != NO_SEGMENT) {
    const segment = segmentAt(index);
    appendCover(segment.start + segment.diagonal, segment.start, segmentEnd - segment.start);
    segmentEnd = segment.parentEnd;
    index = segment.parent;
  }
  handOverCovers();
}

/**
 * Makes everything before segment `index` final: writes it out, and empties the arena but for that segment, which
 * becomes number 0.
 */
export function commitBefore(index: i32): void {
  const segment = segmentAt(index);
  const diagonal = segment.diagonal;
  const start = segment.start;
  writePath(segment.parent, segment.parentEnd);
  segmentCount = 0;
  addSegment(diagonal, start, NO_SEGMENT, 0);
}

function segmentAt(index: i32): Segment {
  return changetype<Segment>(segments + ((<usize>index) << 4));
}
