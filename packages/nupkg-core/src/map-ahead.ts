/** How many values are worked on at a time: as many as have this much weight together, and one at least. */
export interface Room<Value> {
  readonly total: number;
  weigh(value: Value): number;
}

interface Running<Result> {
  readonly result: Promise<Result>;
  readonly weight: number;
}

/**
 * Maps values side by side as far as there is room, and yields the results in the order of the values. A slow consumer
 * stops it. The first failure is thrown in its turn, after everything that was started has ended.
 */
export async function* mapAhead<Value, Result>(
  values: Iterable<Value> | AsyncIterable<Value>,
  room: Room<Value>,
  map: (value: Value) => Promise<Result>,
): AsyncGenerator<Result, void, void> {
  const running: Running<Result>[] = [];
  let used = 0;
  const first = async ({ result, weight }: Running<Result>): Promise<Result> => {
    running.shift();
    used -= weight;
    return result;
  };
  try {
    for await (const value of values) {
      const weight = room.weigh(value);
      for (let [next] = running; next !== undefined && used + weight > room.total; [next] = running) yield first(next);
      const result = map(value);
      // A failure is thrown in its turn, which may come later, or never if an earlier one is thrown.
      result.catch(() => undefined);
      running.push({ result, weight });
      used += weight;
    }
    for (let [next] = running; next !== undefined; [next] = running) yield first(next);
  } finally {
    await Promise.allSettled(running.map(({ result }) => result));
  }
}
