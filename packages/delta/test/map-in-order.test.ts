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
    for await (const result of mapInOrder([1, 2, 3, 4, 5, 6], { ahead }, slow)) results.push(result);
    expect(results).toEqual([10, 20, 30, 40, 50, 60]);
    expect(most).toBe(Math.min(ahead, 6));
  });

  it('begins with the heaviest, and still keeps the order', async () => {
    const begun: number[] = [];
    const results: number[] = [];
    const map = async (value: number): Promise<number> => {
      begun.push(value);
      return value;
    };
    for await (const result of mapInOrder([1, 3, 2, 3], { ahead: 2, weigh: (value) => value }, map))
      results.push(result);
    expect(results).toEqual([1, 3, 2, 3]);
    expect(begun).toEqual([3, 3, 2, 1]);
  });

  it('throws the first failure, begins nothing after it, and waits for what still runs', async () => {
    const finished: number[] = [];
    const failing = async (value: number): Promise<number> => {
      await wait(value === 2 ? 1 : 10);
      finished.push(value);
      if (value === 2) throw new Error(`failed on ${String(value)}`);
      return value;
    };
    const results: number[] = [];
    const consume = async (): Promise<void> => {
      for await (const result of mapInOrder([1, 2, 3, 4, 5], { ahead: 3 }, failing)) results.push(result);
    };
    await expect(consume()).rejects.toThrow('failed on 2');
    expect(finished.toSorted()).toEqual([1, 2, 3]);
  });

  it('lets what runs end when the consumer leaves', async () => {
    let finished = 0;
    const map = async (value: number): Promise<number> => {
      await wait(value);
      finished += 1;
      return value;
    };
    for await (const result of mapInOrder([1, 5, 5, 5, 5], { ahead: 3 }, map)) {
      expect(result).toBe(1);
      break;
    }
    expect(finished).toBeGreaterThanOrEqual(3);
    expect(finished).toBeLessThan(5);
  });
});
