/**
 * Maps values side by side, at most `ahead` of them at a time, and yields the results in the order of the values. A
 * slow consumer stops it: no more than `ahead` results are ever kept. The first failure is thrown in its turn.
 */
export async function* mapInOrder<From, To>(
  values: Iterable<From>,
  ahead: number,
  map: (value: From) => Promise<To>,
): AsyncGenerator<To, void, void> {
  const running: Promise<To>[] = [];
  try {
    for (const value of values) {
      const result = map(value);
      // A failure is thrown in its turn, which may come later, or never if an earlier one is thrown.
      result.catch(() => undefined);
      running.push(result);
      if (running.length >= ahead) yield* takeFirst(running);
    }
    while (running.length > 0) yield* takeFirst(running);
  } finally {
    await Promise.allSettled(running);
  }
}

async function* takeFirst<To>(running: Promise<To>[]): AsyncGenerator<To, void, void> {
  const first = running.shift();
  if (first !== undefined) yield await first;
}
