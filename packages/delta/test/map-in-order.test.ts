import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { mapInOrder } from '../src/map-in-order.ts';

describe('mapInOrder', () => {
  it.each([1, 2, 3, 100])('keeps the order with %d at a time, and never runs more', async (ahead) => {
    let running = 0;
    let most = 0;
    const results: number[] = [];
    const slow = async (value: number): Promise<number> => {
      running += 1;
      most = Math.max(most, running);
      await wait((7 - value) * 2);
      running -= 1;
      return value * 10;
    };
    for await (const result of mapInOrder([1, 2, 3, 4, 5, 6], ahead, slow)) results.push(result);
    expect(results).toEqual([10, 20, 30, 40, 50, 60]);
    expect(most).toBe(Math.min(ahead, 6));
  });

  it('throws the first failure in its turn and waits for what still runs', async () => {
    const finished: number[] = [];
    const results: number[] = [];
    const failing = async (value: number): Promise<number> => {
      await wait(value === 2 ? 1 : 10);
      finished.push(value);
      if (value >= 2) throw new Error(`failed on ${String(value)}`);
      return value;
    };
    const consume = async (): Promise<void> => {
      for await (const result of mapInOrder([1, 2, 3], 3, failing)) results.push(result);
    };
    await expect(consume()).rejects.toThrow('failed on 2');
    expect(results).toEqual([1]);
    expect(finished.toSorted()).toEqual([1, 2, 3]);
  });
});
