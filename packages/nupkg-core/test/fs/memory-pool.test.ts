import { describe, expect, it } from 'vitest';
import { memoryPool } from '../../src/fs/memory-pool.ts';

describe('memoryPool', () => {
  it('gives memory out again that has room enough', () => {
    const pool = memoryPool();
    const first = pool.take(70_000);
    expect(first.length).toBeGreaterThanOrEqual(70_000);
    pool.give(first);
    expect(pool.take(10)).not.toBe(first);
    expect(pool.take(100_000)).toBe(first);
    expect(pool.take(100_000)).not.toBe(first);
  });

  it('keeps only so much, and lets go of the rest', () => {
    const pool = memoryPool(100_000);
    const [first, second] = [pool.take(65_536), pool.take(65_536)];
    pool.give(first);
    pool.give(second);
    expect(second).toHaveLength(0);
    expect(pool.take(1)).toBe(first);
  });
});
