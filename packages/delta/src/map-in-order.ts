/** How values are mapped side by side. */
export interface SideBySide<From> {
  /** How many are worked on at a time, at most. */
  readonly ahead: number;
  /** Heavier values are begun first, so that no long one is left when the rest is done. All weigh the same if absent. */
  readonly weigh?: (value: From) => number;
}

/**
 * Maps values side by side and yields the results in the order of the values. With weights, results are kept until
 * their turn, so they should be small; without, no more than `ahead` are. The first failure is thrown in its turn, and
 * nothing is begun after it.
 */
export async function* mapInOrder<From, To>(
  values: readonly From[],
  { ahead, weigh = (): number => 0 }: SideBySide<From>,
  map: (value: From) => Promise<To>,
): AsyncGenerator<To, void, void> {
  const order = values
    .map((value, index) => ({ value, index, weight: weigh(value) }))
    .toSorted((a, b) => b.weight - a.weight || a.index - b.index);
  const slots = values.map(() => Promise.withResolvers<To>());
  for (const { promise } of slots) promise.catch(() => undefined);
  const stop = { isAsked: false };
  const work = async (): Promise<void> => {
    for (let next = order.shift(); next !== undefined && !stop.isAsked; next = order.shift()) {
      const slot = slots[next.index];
      try {
        slot?.resolve(await map(next.value));
      } catch (error) {
        stop.isAsked = true;
        for (const { reject } of slots) reject(error);
      }
    }
  };
  const workers = Array.from({ length: Math.min(ahead, values.length) }, work);
  try {
    for (const { promise } of slots) yield await promise;
  } finally {
    stop.isAsked = true;
    await Promise.all(workers);
  }
}
