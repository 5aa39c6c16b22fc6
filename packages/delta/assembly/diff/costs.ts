// What a path pays, in quarters of a bit of the compressed patch. They are estimates: only their order matters.

/** Following another diagonal. */
export let switchCost: i32 = 160;
/** The first byte that differs after one that is equal. */
export let mismatchCost: i32 = 40;
/** A byte that differs after one that differs. */
export let mismatchRunCost: i32 = 28;
/** A byte that differs by as much as the last one did: the same address moved by the same distance. */
export let repeatedMismatchCost: i32 = 20;
/** A byte that is not taken from the base. */
export let literalCost: i32 = 24;
/** The first of a run of such bytes, on top. */
export let literalStartCost: i32 = 32;

/** Sets what a path pays. All in quarters of a bit. */
export function setCosts(
  newSwitchCost: i32,
  newMismatchCost: i32,
  newMismatchRunCost: i32,
  newRepeatedMismatchCost: i32,
  newLiteralCost: i32,
  newLiteralStartCost: i32,
): void {
  switchCost = newSwitchCost;
  mismatchCost = newMismatchCost;
  mismatchRunCost = newMismatchRunCost;
  repeatedMismatchCost = newRepeatedMismatchCost;
  literalCost = newLiteralCost;
  literalStartCost = newLiteralStartCost;
}
