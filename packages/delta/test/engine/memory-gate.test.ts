import { describe, expect, it } from 'vitest';
import { memoryGate } from '../../src/engine/memory-gate.ts';

describe('memoryGate', () => {
  it('keeps to its memory, in order, and lets a larger job run alone', async () => {
    const gate = memoryGate(10);
    let used = 0;
    let most = 0;
    const order: number[] = [];
    const job = (needed: number): Promise<void> =>
      gate(needed, async () => {
        order.push(needed);
        used += needed;
        most = Math.max(most, used > 10 && used !== needed ? 99 : used);
        await new Promise((done) => setTimeout(done, 1));
        used -= needed;
      });
    await Promise.all([6, 4, 25, 3, 3].map(job));
    expect(order).toEqual([6, 4, 25, 3, 3]);
    expect(most).toBe(25);
  });

  it('goes on after a job that fails', async () => {
    const gate = memoryGate(1);
    const failing = gate(1, () => Promise.reject(new Error('failed')));
    const next = gate(1, async () => 'done');
    await expect(failing).rejects.toThrow('failed');
    expect(await next).toBe('done');
  });
});
