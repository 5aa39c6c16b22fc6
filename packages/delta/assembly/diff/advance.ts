import { byteAt } from '../memory';
import { literalCost, switchCost } from './costs';
import { baseLength, target } from './layout';
import { discountAll, keepFirst, moveTo, openAt, openCount, pay } from './open-diagonals';
import {
  bestCost,
  bestEnd,
  bestSegment,
  literalPathCost,
  literalSegment,
  literalStart,
  offerLiteral,
  raiseFloor,
  setBest,
  setLiteral,
  STILL_OPEN,
} from './state';

/** Costs are made smaller before they could overflow. */
const MAX_COST: i32 = 1 << 28;

/** Lets every path take the target byte at `position`, then drops the ones that can no longer win. */
export function advance(position: i32): void {
  setLiteral(literalPathCost + literalCost, literalSegment, literalStart);
  setBest(literalPathCost, literalSegment, literalStart);
  followDiagonals(position);
  dropDominated();
  offerLiteral(position + 1);
  if (bestCost > MAX_COST) discount(position + 1);
}

function followDiagonals(position: i32): void {
  const byte = byteAt(target, position);
  let kept = 0;
  for (let i = 0; i < openCount; i += 1) {
    const open = openAt(i);
    const basePosition = position + open.diagonal;
    if (basePosition >= baseLength) continue;
    pay(open, byte, basePosition);
    const isBetter = open.cost < bestCost || (open.cost == bestCost && bestEnd != STILL_OPEN);
    if (isBetter) setBest(open.cost, open.segment, STILL_OPEN);
    if (kept != i) moveTo(kept, open);
    kept += 1;
  }
  keepFirst(kept);
}

/** A path that costs more than switching to it from the best one can be found again when it is needed. */
function dropDominated(): void {
  const dearest = bestCost + switchCost;
  let kept = 0;
  for (let i = 0; i < openCount; i += 1) {
    const open = openAt(i);
    if (open.cost > dearest) continue;
    if (kept != i) moveTo(kept, open);
    kept += 1;
  }
  keepFirst(kept);
}

/** Remembered costs are from before the discount, so nothing may look back across it. */
function discount(position: i32): void {
  const amount = bestCost;
  setBest(0, bestSegment, bestEnd);
  setLiteral(literalPathCost - amount, literalSegment, literalStart);
  discountAll(amount);
  raiseFloor(position);
}
