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
  return fulls.slice(1).flatMap((full, before) => {
    const [earlier] = fulls.slice(before);
    const isOne = earlier !== undefined && compare(earlier, full) !== 0;
    if (!isOne || deltas.some((delta) => compare(delta, full) === 0)) return [];
    const next = deltas.find((delta) => compare(delta, full) > 0);
    return [next === undefined ? { full } : { full, next }];
  });
}
