import { takeCovers } from './host';
import { covers } from './layout';

/** A run of the target that is taken from the base. Read by the caller as three ints. */
@unmanaged
class Cover {
  basePosition: i32;
  targetPosition: i32;
  length: i32;
}

const COVER_SIZE: usize = 12;

let coverCount: i32 = 0;

export function resetCovers(): void {
  coverCount = 0;
}

/** Adds a cover at the end of the list, which holds as many as a path has segments. Empty ones are left out. */
export function appendCover(basePosition: i32, targetPosition: i32, length: i32): void {
  if (length <= 0) return;
  const cover = coverAt(coverCount);
  cover.basePosition = basePosition;
  cover.targetPosition = targetPosition;
  cover.length = length;
  coverCount += 1;
}

/** Hands the covers, which were added last one first, to the caller in the order of the target. */
export function handOverCovers(): void {
  let low = 0;
  let high = coverCount - 1;
  while (low < high) {
    swapCovers(coverAt(low), coverAt(high));
    low += 1;
    high -= 1;
  }
  takeCovers(coverCount);
  coverCount = 0;
}

function swapCovers(a: Cover, b: Cover): void {
  const basePosition = a.basePosition;
  const targetPosition = a.targetPosition;
  const length = a.length;
  a.basePosition = b.basePosition;
  a.targetPosition = b.targetPosition;
  a.length = b.length;
  b.basePosition = basePosition;
  b.targetPosition = targetPosition;
  b.length = length;
}

function coverAt(index: i32): Cover {
  return changetype<Cover>(covers + <usize>index * COVER_SIZE);
}
