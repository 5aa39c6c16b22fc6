import { ring } from './layout';
import { bestCost, bestEnd, bestSegment } from './state';

/** The best path as it was before a target position. */
@unmanaged
class Decision {
  cost: i32;
  segment: i32;
  end: i32;
  unused: i32;
}

const DECISION_SIZE: usize = 16;
/** How far a search can look back, in bytes of the target. A power of two. */
const REMEMBERED: i32 = 4096;

/** Keeps the best path as the one before `position`. */
export function remember(position: i32): void {
  const decision = decisionBefore(position);
  decision.cost = bestCost;
  decision.segment = bestSegment;
  decision.end = bestEnd;
}

export function rememberedCost(position: i32): i32 {
  return decisionBefore(position).cost;
}

export function rememberedSegment(position: i32): i32 {
  return decisionBefore(position).segment;
}

export function rememberedEnd(position: i32): i32 {
  return decisionBefore(position).end;
}

function decisionBefore(position: i32): Decision {
  return changetype<Decision>(ring + <usize>(position & (REMEMBERED - 1)) * DECISION_SIZE);
}
