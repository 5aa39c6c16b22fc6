import { byteAt, intAt, setByte } from '../memory';
import { block, MAX_BLOCK, rotated, suffixes, types } from './layout';
import { leastRotation } from './least-rotation';
import { sortSuffixes } from './suffix-array';

/** The row of the sorted rotations that is the block itself. */
export let originRow: i32 = 0;

/**
 * Replaces the block by the last column of its sorted rotations. Suffixes sort like rotations if no rotation of the
 * text is less than the text, so the suffixes of the least rotation are sorted.
 */
export function transformBlock(length: i32): void {
  const start = leastRotation(block, length);
  memory.copy(rotated, block + <usize>start, <usize>(length - start));
  memory.copy(rotated + <usize>(length - start), block, <usize>start);
  const buckets = suffixes + ((<usize>MAX_BLOCK) << 2);
  sortSuffixes<u8>(rotated, length, 256, suffixes, types, buckets);
  const origin = start == 0 ? 0 : length - start;
  for (let row = 0; row < length; row += 1) {
    const rotation = intAt(suffixes, row);
    if (rotation == origin) originRow = row;
    setByte(block, row, byteAt(rotated, rotation == 0 ? length - 1 : rotation - 1));
  }
}
