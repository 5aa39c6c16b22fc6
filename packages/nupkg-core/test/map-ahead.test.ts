import { describe, expect, it } from 'vitest';
import { mapAhead } from '../src/map-ahead.ts';

async function collect<T>(values: AsyncIterable<T>): Promise<readonly T[]> {
  const all: T[] = [];
  for await (const value of values) all.push(value);
  return all;
}

const oneEach = { total: 3, weigh: () => 1 };

describe('mapAhead', () => {
  it('yields in the order of the values, whichever is ready first', async () => {
    const results = mapAhead([30, 1, 10, 0], oneEach, async (delay) => {
      await new Promise((resolve) => setTimeout(resolve, delay));
      return delay;
    });
    expect(await collect(results)).toEqual([30, 1, 10, 0]);
  });

  it.each<[number, (value: number) => number, number]>([
    [3, () => 1, 3],
    [10, (value) => value, 3],
    [0, () => 1, 1],
    [5, () => 100, 1],
  ])('works on as many as there is room for: %s', async (total, weigh, most) => {
    let running = 0;
    let highest = 0;
    const results = mapAhead([3, 3, 3, 3, 3, 3], { total, weigh }, async (value) => {
      running += 1;
      highest = Math.max(highest, running);
      await new Promise((resolve) => setTimeout(resolve, 1));
      running -= 1;
      return value;
    });
    expect(await collect(results)).toHaveLength(6);
    expect(highest).toBe(most);
  });

  it('throws the first failure in its turn, after all that was started has ended', async () => {
    const ended: number[] = [];
    const results = mapAhead([1, 2, 3], oneEach, async (value) => {
      await new Promise((resolve) => setTimeout(resolve, 10 * value));
      ended.push(value);
      if (value === 2) throw new RangeError('second');
      return value;
    });
    await expect(collect(results)).rejects.toThrow('second');
    expect(ended).toEqual([1, 2, 3]);
  });

  it('closes the values when the consumer stops', async () => {
    let isClosed = false;
    async function* values(): AsyncGenerator<number> {
      try {
        for (;;) yield 1;
      } finally {
        isClosed = true;
      }
    }
    for await (const value of mapAhead(values(), oneEach, async (one) => one)) if (value === 1) break;
    expect(isClosed).toBe(true);
  });
});
