import { describe, expect, it } from 'vitest';
import { longestFirst } from '../../src/engine/longest-first.ts';

describe('longestFirst', () => {
  it('begins the longest of those that wait, and of equal ones the first', async () => {
    const begun: string[] = [];
    const first = Promise.withResolvers<true>();
    const run = longestFirst(1);
    const jobs = [
      run(1, () => first.promise),
      ...['a3', 'b7', 'c1', 'd7'].map((name) =>
        run(Number(name[1]), () => {
          begun.push(name);
          return Promise.resolve(true);
        }),
      ),
    ];
    first.resolve(true);
    await Promise.all(jobs);
    expect(begun).toEqual(['b7', 'd7', 'a3', 'c1']);
  });

  it('lets no more jobs run at a time than it is told', async () => {
    let running = 0;
    let peak = 0;
    const run = longestFirst(2);
    const job = async (): Promise<void> => {
      running += 1;
      peak = Math.max(peak, running);
      await new Promise(setImmediate);
      running -= 1;
    };
    await Promise.all([1, 2, 3, 4, 5].map((work) => run(work, job)));
    expect([peak, running]).toEqual([2, 0]);
  });

  it('goes on after a job that fails', async () => {
    const run = longestFirst(1);
    const failing = run(1, () => Promise.reject(new Error('no')));
    const next = run(1, () => Promise.resolve('done'));
    await expect(failing).rejects.toThrow('no');
    expect(await next).toBe('done');
  });
});
