import { growTo } from '../memory';
import { covers } from './layout';

/** A run of the target that is taken from the base. Read by the caller as three ints. */
@unmanaged
class Cover {
  basePosition: i32;
  targetPosition: i32;
  length: i32;
}

const COVER_SIZE: usize = 12;
/** Memory is asked for this many covers at a time. */
const GROWTH: i32 = 65536;

export let coverCount: i32 = 0;
/** False once a cover did not fit in memory; the list is then useless. */
export let coversFit: bool = true;

let capacity: i32 = 0;

export function resetCovers(): void {
  coverCount = 0;
  coversFit = true;
  capacity = 0;
}

/** Adds a cover at the end of the list. Empty ones are left out. */
export function appendCover(basePosition: i32, targetPosition: i32, length: i32): void {
  if (length <= 0) return;
  if (coverCount == capacity && !makeRoom()) {
    coversFit = false;
    return;
  }
  const cover = coverAt(coverCount);
  cover.basePosition = basePosition;
  cover.targetPosition = targetPosition;
  cover.length = length;
  coverCount += 1;
}

/** Turns the order of the covers from number `first` on around. */
export function reverseCovers(first: i32): void {
  let low = first;
  let high = coverCount - 1;
  while (low < high) {
    swapCovers(coverAt(low), coverAt(high));
    low += 1;
    high -= 1;
  }
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

function makeRoom(): bool {
  if (!growTo(<u64>covers + <u64>COVER_SIZE * (<u64>capacity + GROWTH))) return false;
  capacity += GROWTH;
  return true;
}

function coverAt(index: i32): Cover {
  return changetype<Cover>(covers + <usize>index * COVER_SIZE);
}
