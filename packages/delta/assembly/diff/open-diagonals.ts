import { byteAt } from '../memory';
import { mismatchCost, mismatchRunCost, repeatedMismatchCost } from './costs';
import { base, slots } from './layout';

/** The cheapest path that follows one diagonal. */
@unmanaged
export class OpenDiagonal {
  diagonal: i32;
  cost: i32;
  segment: i32;
  /** Difference of the last byte that differed (1 to 255, 0 for none yet), plus `JUST_DIFFERED`. */
  lastDifference: i32;
}

const SIZE: usize = 16;
const MOST: i32 = 16;
/** Set in `lastDifference` while the last byte was one that differed. */
const JUST_DIFFERED: i32 = 256;

export let openCount: i32 = 0;
let maxOpen: i32 = 8;

/** Closes all, and sets how many may be open at once (1 to 16). More find better paths and take longer. */
export function resetOpenDiagonals(most: i32): void {
  openCount = 0;
  maxOpen = min(most, MOST);
}

export function openAt(index: i32): OpenDiagonal {
  return changetype<OpenDiagonal>(slots + <usize>index * SIZE);
}

export function isOpen(diagonal: i32): bool {
  for (let i = 0; i < openCount; i += 1) if (openAt(i).diagonal == diagonal) return true;
  return false;
}

/** Closes every diagonal, then opens this one. */
export function keepOnly(diagonal: i32, cost: i32, segment: i32): void {
  openCount = 1;
  fill(openAt(0), diagonal, cost, segment);
}

export function closeAll(): void {
  openCount = 0;
}

/**
 * Index of the slot for one more diagonal: a free one, or that of the dearest if it costs more than `bestCost`.
 * -1 if all are as good as the best.
 */
export function slotForOneMore(bestCost: i32): i32 {
  if (openCount < maxOpen) return openCount;
  let dearest = 0;
  for (let i = 1; i < openCount; i += 1) if (openAt(i).cost > openAt(dearest).cost) dearest = i;
  return openAt(dearest).cost > bestCost ? dearest : -1;
}

/** Opens a diagonal in a slot that `slotForOneMore` gave. */
export function openIn(slot: i32, diagonal: i32, cost: i32, segment: i32): void {
  if (slot == openCount) openCount += 1;
  fill(openAt(slot), diagonal, cost, segment);
}

/** Moves an open diagonal to a lower slot, so that the ones to keep lie side by side. */
export function moveTo(slot: i32, open: OpenDiagonal): void {
  memory.copy(slots + <usize>slot * SIZE, changetype<usize>(open), SIZE);
}

/** Keeps the first `count`. */
export function keepFirst(count: i32): void {
  openCount = count;
}

/** Lets a path pay for the target byte `byte`, which it takes from base position `basePosition`. */
export function pay(open: OpenDiagonal, byte: i32, basePosition: i32): void {
  const difference = (byte - byteAt(base, basePosition)) & 255;
  const last = open.lastDifference;
  if (difference == 0) {
    open.lastDifference = last & ~JUST_DIFFERED;
    return;
  }
  if (last >= JUST_DIFFERED) open.cost += mismatchRunCost;
  else open.cost += last == difference ? repeatedMismatchCost : mismatchCost;
  open.lastDifference = difference | JUST_DIFFERED;
}

/** Makes all costs smaller by `amount`. */
export function discountAll(amount: i32): void {
  for (let i = 0; i < openCount; i += 1) openAt(i).cost -= amount;
}

function fill(open: OpenDiagonal, diagonal: i32, cost: i32, segment: i32): void {
  open.diagonal = diagonal;
  open.cost = cost;
  open.segment = segment;
  open.lastDifference = 0;
}
