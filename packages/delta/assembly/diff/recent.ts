import { intAt, setInt } from '../memory';
import { base, baseLength, recent, target } from './layout';
import { open } from './open';

// Code that moved as a whole is found again on the diagonal where it was found last.

const KEPT: i32 = 8;
const TRIED: i32 = 4;

export function resetRecent(): void {
  memory.fill(recent, 0, 32);
}

/** Moves `diagonal` to the front of the ones used last. */
export function markUsed(diagonal: i32): void {
  let found = 0;
  while (found < KEPT - 1 && intAt(recent, found) != diagonal) found += 1;
  for (let i = found; i > 0; i -= 1) setInt(recent, i, intAt(recent, i - 1));
  setInt(recent, 0, diagonal);
}

/** Opens those of the diagonals used last on which the next four bytes are equal. */
export function tryRecent(position: i32): void {
  for (let i = 0; i < TRIED; i += 1) {
    const diagonal = intAt(recent, i);
    const basePosition = position + diagonal;
    if (basePosition < 0 || basePosition + 8 > baseLength) continue;
    if (load<u32>(target + <usize>position) == load<u32>(base + <usize>basePosition)) open(diagonal, position);
  }
}
