import type { ReleaseFacts } from './feed-report.ts';
import type { DeltaFormatName } from './formats/format-name.ts';
import { versionOrder } from './version-order.ts';

/** A full package that no delta leads to although there is one before it, and the next delta after it. */
export interface Gap {
  readonly full: ReleaseFacts;
  readonly next?: ReleaseFacts;
}

/** Where the deltas of an index do not lead from each full package to the next, in the order of its clients. */
export function findGaps(facts: readonly ReleaseFacts[], format: DeltaFormatName): Gap[] {
  const order = versionOrder(format);
  const compare = (a: ReleaseFacts, b: ReleaseFacts): number => order(a.entry.version, b.entry.version);
  const fulls = facts.filter(({ entry }) => !entry.isDelta).toSorted(compare);
  const deltas = facts.filter(({ entry }) => entry.isDelta).toSorted(compare);
  const gaps: Gap[] = [];
  // Both are walked through once, side by side: a feed may have very many releases.
  let at = 0;
  for (const [index, full] of fulls.entries()) {
    const earlier = fulls[index - 1];
    const before = (delta: ReleaseFacts | undefined): boolean => delta !== undefined && compare(delta, full) < 0;
    while (before(deltas[at])) at += 1;
    const next = deltas[at];
    if (earlier === undefined || compare(earlier, full) === 0) continue;
    if (next === undefined) gaps.push({ full });
    else if (compare(next, full) > 0) gaps.push({ full, next });
  }
  return gaps;
}
