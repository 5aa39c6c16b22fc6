import { advance } from './advance';
import { tryMatches } from './candidates';
import { literalStartCost } from './costs';
import { resetCovers } from './cover-list';
import { remember } from './history';
import { base, baseLength, target, targetLength } from './layout';
import { resetAhead } from './lookahead';
import { matchLength } from './match-length';
import { open } from './open';
import { closeAll, keepOnly, resetOpenDiagonals } from './open-diagonals';
import { commitBefore, diagonalOf, isAlmostFull, isHalfFull, resetPaths, writePath } from './paths';
import { markUsed, resetRecent, tryRecent } from './recent';
import { NO_SEGMENT } from './segment';
import { bestCost, bestEnd, bestSegment, raiseFloor, resetState, setBest, setLiteral, STILL_OPEN } from './state';

/** A run of equal bytes this long on the best path settles what came before it. */
const SETTLING_RUN: i32 = 16;
/** No match is looked up in the last bytes of the target: a hash loads this many. */
const LOOKUP_BYTES: i32 = 8;

/**
 * Finds the cheapest way to write the target: a shortest path over its bytes, where each byte is a literal or follows
 * one of a few open diagonals (Viterbi's algorithm). Base and target are not empty and the base is indexed.
 * Hands the covers over as they become final. While the best path goes on with `sufficientRun` equal bytes, nothing else
 * is looked up: it could hardly be cheaper. `diagonal` is where the first bytes are expected in the base, if they are
 * unchanged.
 */
export function selectCovers(maxOpen: i32, sufficientRun: i32, diagonal: i32): void {
  resetAll(maxOpen);
  if (diagonal >= 0 && diagonal < baseLength) open(diagonal, 0);
  const lookupEnd = targetLength - LOOKUP_BYTES;
  let position = 0;
  while (position < targetLength) {
    const run = position < lookupEnd ? equalRunAhead(position) : 0;
    if (run >= SETTLING_RUN) {
      jump(position, run);
      position += run;
      continue;
    }
    if (isAlmostFull()) settle(position);
    remember(position);
    if (position < lookupEnd && run < sufficientRun) {
      tryRecent(position);
      tryMatches(position);
    }
    advance(position);
    position += 1;
  }
  writePath(bestSegment, bestEnd == STILL_OPEN ? targetLength : bestEnd);
}

function resetAll(maxOpen: i32): void {
  resetState();
  resetPaths();
  resetCovers();
  resetRecent();
  resetAhead();
  resetOpenDiagonals(maxOpen);
}

/** How many equal bytes the best path has before it. None if it is writing literals. */
function equalRunAhead(position: i32): i32 {
  if (bestEnd != STILL_OPEN) return 0;
  const basePosition = position + diagonalOf(bestSegment);
  const most = min(targetLength - position, baseLength - basePosition);
  return matchLength(base + <usize>basePosition, target + <usize>position, most);
}

/** Follows the best path to the end of the equal run before it, and keeps only that path. */
function jump(position: i32, run: i32): void {
  const diagonal = diagonalOf(bestSegment);
  if (isHalfFull()) {
    commitBefore(bestSegment);
    setBest(bestCost, 0, STILL_OPEN);
  }
  keepOnly(diagonal, bestCost, bestSegment);
  setLiteral(bestCost + literalStartCost, bestSegment, position + run);
  raiseFloor(position + run);
  remember(position + run);
  markUsed(diagonal);
}

/** The arena is full: makes the best path final, which costs little and bounds memory and time. */
function settle(position: i32): void {
  raiseFloor(position);
  closeAll();
  if (bestSegment == NO_SEGMENT) {
    resetPaths();
    setLiteral(bestCost, NO_SEGMENT, 0);
    return;
  }
  const diagonal = diagonalOf(bestSegment);
  commitBefore(bestSegment);
  setBest(bestCost, 0, bestEnd);
  if (bestEnd == STILL_OPEN) {
    keepOnly(diagonal, bestCost, 0);
    setLiteral(bestCost + literalStartCost, 0, position);
  } else {
    setLiteral(bestCost, 0, bestEnd);
  }
}
