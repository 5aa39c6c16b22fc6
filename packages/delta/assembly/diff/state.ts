import { literalStartCost } from './costs';
import { NO_SEGMENT } from './segment';

// Where the search stands before a target position: the cheapest path of all, and the cheapest one that is writing
// literals. Paths that follow a diagonal are in open-diagonals.ts.

/** In place of an end: the path still follows the diagonal of its last segment. */
export const STILL_OPEN: i32 = -1;

export let bestCost: i32 = 0;
export let bestSegment: i32 = NO_SEGMENT;
/** Target position where `bestSegment` ended and literals began, or `STILL_OPEN`. */
export let bestEnd: i32 = 0;

export let literalPathCost: i32 = 0;
export let literalSegment: i32 = NO_SEGMENT;
/** Target position where the literals of the literal path began. */
export let literalStart: i32 = 0;

/** Decisions before this target position are final. */
export let floor: i32 = 0;

/** Starts a search: nothing written yet, and literals from position 0. */
export function resetState(): void {
  setBest(0, NO_SEGMENT, 0);
  setLiteral(0, NO_SEGMENT, 0);
  floor = 0;
}

export function setBest(cost: i32, segment: i32, end: i32): void {
  bestCost = cost;
  bestSegment = segment;
  bestEnd = end;
}

export function setLiteral(cost: i32, segment: i32, start: i32): void {
  literalPathCost = cost;
  literalSegment = segment;
  literalStart = start;
}

/** Lets the literal path branch off the best path at `position` if that is cheaper than how it got here. */
export function offerLiteral(position: i32): void {
  const cost = bestCost + literalStartCost;
  if (bestEnd == STILL_OPEN && cost < literalPathCost) setLiteral(cost, bestSegment, position);
}

export function raiseFloor(position: i32): void {
  floor = position;
}
