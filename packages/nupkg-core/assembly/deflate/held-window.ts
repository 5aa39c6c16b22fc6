// zlib holds 64 KiB of content at a time and moves it down by half when a search has come far enough. Nothing moves
// here, but what zlib no longer holds it cannot find, nor what stands first in what it holds, since it calls
// "no position" 0. The bytes depend on that.

import { WINDOW_SIZE } from './layout';

const HELD_SIZE: i32 = 2 * WINDOW_SIZE;
/** The longest match, and the three bytes that are needed to look one up after it. */
export const MIN_LOOKAHEAD: i32 = 258 + 3 + 1;
/** The greatest distance of a match. */
export const MAX_DISTANCE: i32 = WINDOW_SIZE - MIN_LOOKAHEAD;

/** Position of the first byte that zlib would hold. */
export let heldStart: i32 = 0;
/** Position after the last byte that zlib would hold. */
export let heldEnd: i32 = 0;
let inputEnd: i32 = 0;

/** Starts with `window` bytes in hand out of `size`. */
export function resetHeld(window: i32, size: i32): void {
  heldStart = 0;
  heldEnd = window;
  inputEnd = size;
}

/** zlib's `fill_window`, called as often as zlib calls it: before each search, when little lies ahead. */
export function holdAhead(position: i32): void {
  while (heldEnd - position < MIN_LOOKAHEAD) {
    if (position - heldStart >= WINDOW_SIZE + MAX_DISTANCE) heldStart += WINDOW_SIZE;
    if (heldEnd == inputEnd) return;
    heldEnd = min(inputEnd, heldStart + HELD_SIZE);
  }
}
