import { describe, expect, it } from 'vitest';
import { jobGate } from '../../src/engine/job-gate.ts';

describe('jobGate', () => {
  it('begins the longest of those that wait, and of equal ones the first', async () => {
    const begun: string[] = [];
    const first = Promise.withResolvers<true>();
    const run = jobGate(1);
    const jobs = [
      run(1, () => first.promise, 1),
      ...['a3', 'b7', 'c1', 'd7'].map((name) =>
        run(
          1,
          () => {
            begun.push(name);
            return Promise.resolve(true);
          },
          Number(name[1]),
        ),
      ),
    ];
    first.resolve(true);
    await Promise.all(jobs);
    expect(begun).toEqual(['b7', 'd7', 'a3', 'c1']);
  });

  it('keeps to its room, in order, and lets a larger job run alone', async () => {
    const gate = jobGate(10);
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
    const gate = jobGate(1);
    const failing = gate(1, () => Promise.reject(new Error('failed')));
    const next = gate(1, async () => 'done');
    await expect(failing).rejects.toThrow('failed');
    expect(await next).toBe('done');
  });
});
