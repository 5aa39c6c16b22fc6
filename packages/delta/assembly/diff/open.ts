import { byteAt } from '../memory';
import { mismatchCost, mismatchRunCost, switchCost } from './costs';
import { remember, rememberedCost, rememberedEnd, rememberedSegment } from './history';
import { base, target } from './layout';
import { isOpen, openIn, slotForOneMore } from './open-diagonals';
import { addSegment } from './paths';
import { bestCost, bestEnd, bestSegment, floor, setBest, STILL_OPEN } from './state';

/** How far back a diagonal may begin before the position where it was found, in bytes. */
const MAX_BACKWARD: i32 = 2048;

/** Where a diagonal found at a later position is best begun, and what the path costs then. */
let startPosition: i32 = 0;
let startCost: i32 = 0;

/** Opens a path along `diagonal`, found at target position `position`, unless one is open or all open ones are better. */
export function open(diagonal: i32, position: i32): void {
  if (isOpen(diagonal)) return;
  findStart(diagonal, position);
  const slot = slotForOneMore(bestCost);
  if (slot < 0) return;
  remember(position);
  const end = rememberedEnd(startPosition);
  const parentEnd = end == STILL_OPEN ? startPosition : end;
  const segment = addSegment(diagonal, startPosition, rememberedSegment(startPosition), parentEnd);
  openIn(slot, diagonal, startCost, segment);
  if (startCost < bestCost) setBest(startCost, segment, STILL_OPEN);
}

/**
 * A match is found where its bytes are equal, but the run it belongs to may have begun before, across differences.
 * Walks back, and takes the position where branching off the best path of then is cheapest all in all.
 */
function findStart(diagonal: i32, position: i32): void {
  startPosition = position;
  startCost = bestCost + switchCost;
  const first = max(max(floor, position - MAX_BACKWARD), -diagonal);
  let differences = 0;
  let justDiffered = false;
  for (let at = position - 1; at >= first; at -= 1) {
    const differs = byteAt(target, at) != byteAt(base, at + diagonal);
    if (differs) differences += justDiffered ? mismatchRunCost : mismatchCost;
    justDiffered = differs;
    const cost = rememberedCost(at) + switchCost + differences;
    if (cost < startCost) {
      startCost = cost;
      startPosition = at;
    } else if (differences > bestCost - rememberedCost(at) + switchCost) {
      return;
    }
  }
}
