import { describe, expect, it } from 'vitest';
import { GENERAL_PRESET } from '../../src/engine/preset.ts';
import { withThreadPool } from '../../src/fs/thread-pool.ts';

const files = { base: Buffer.from('abcdef'), target: Buffer.from('abcdeg') };

describe('withThreadPool', () => {
  it('gives each thread a number of its own, and waits for one when all are busy', async () => {
    const seen = new Set<number>();
    await withThreadPool(2, (pool) =>
      Promise.all(
        Array.from({ length: 6 }, () =>
          pool.run((thread) => {
            seen.add(thread);
            return { ...files, kind: 'diff', presets: [GENERAL_PRESET] };
          }),
        ),
      ),
    );
    expect([...seen].toSorted()).toEqual([0, 1]);
  });

  it('may start its threads before there is work', async () => {
    const numbers = await withThreadPool(
      2,
      async (pool) => {
        const seen: number[] = [];
        await pool.run((thread) => {
          seen.push(thread);
          return { ...files, kind: 'diff', presets: [GENERAL_PRESET] };
        });
        return seen;
      },
      { startsAtOnce: true },
    );
    // The last one that was started: had it waited for work, it would be the first.
    expect(numbers).toEqual([1]);
  });

  it('says whether tasks wait', async () => {
    const seen = await withThreadPool(2, async (pool) => {
      const run = (): Promise<unknown> => pool.run(() => ({ ...files, kind: 'diff', presets: [GENERAL_PRESET] }));
      const running = [run(), run()];
      const whileTwoRun = pool.isBusy();
      const waiting = run();
      const whileOneWaits = pool.isBusy();
      await Promise.all([...running, waiting]);
      return [whileTwoRun, whileOneWaits, pool.isBusy()];
    });
    expect(seen).toEqual([false, true, false]);
    expect(await withThreadPool(1, async (pool) => pool.isBusy())).toBe(true);
  });

  it('hands a thread one brief task more than it is doing, and no other', async () => {
    const handedOver = await withThreadPool(1, async (pool) => {
      const begun: string[] = [];
      const run = (name: string, length?: 'brief'): Promise<unknown> =>
        pool.run(() => {
          begun.push(name);
          return { ...files, kind: 'diff', presets: [GENERAL_PRESET] };
        }, length);
      const briefs = [run('first', 'brief'), run('second', 'brief'), run('third', 'brief'), run('long')];
      const atOnce = [...begun];
      await Promise.all(briefs.slice(0, 3));
      const behindLong = [run('last', 'brief')];
      const whileLong = [...begun];
      await Promise.all([...briefs, ...behindLong]);
      return { atOnce, whileLong, begun };
    });
    expect(handedOver).toEqual({
      atOnce: ['first', 'second'],
      whileLong: ['first', 'second', 'third', 'long'],
      begun: ['first', 'second', 'third', 'long', 'last'],
    });
  });

  it('counts a task that waits at a thread', async () => {
    await withThreadPool(2, async (pool) => {
      const run = (): Promise<unknown> =>
        pool.run(() => ({ ...files, kind: 'diff', presets: [GENERAL_PRESET] }), 'brief');
      const running = [run(), run()];
      expect(pool.isBusy()).toBe(false);
      running.push(run());
      expect(pool.isBusy()).toBe(true);
      await Promise.all(running);
    });
  });

  it('goes on when it gets no task, as for want of memory', async () => {
    const results = await withThreadPool(1, (pool) => {
      const run = (): Promise<unknown> => pool.run(() => ({ ...files, kind: 'diff', presets: [GENERAL_PRESET] }));
      const noTask = (): Promise<unknown> =>
        pool.run(() => {
          throw new RangeError('no memory');
        });
      return Promise.allSettled([noTask(), run(), noTask(), run()]);
    });
    expect(results.map(({ status }) => status)).toEqual(['rejected', 'fulfilled', 'rejected', 'fulfilled']);
  });

  it('lets nothing wait for a thread that has died', async () => {
    await withThreadPool(1, async (pool) => {
      const failing = (): Promise<unknown> => pool.run(() => ({ ...files, kind: 'diff', presets: [] }));
      for (const failed of [failing(), failing()]) await expect(failed).rejects.toThrow('empty array');
      await expect(failing()).rejects.toThrow('empty array');
    });
  });

  it('says what a thread threw', async () => {
    const failing = withThreadPool(1, (pool) =>
      pool.run(() => ({ ...files, kind: 'encode', covers: Int32Array.of(0, 0, 2 ** 20) })),
    );
    await expect(failing).rejects.toThrowCode('DELTA_ENGINE_WRONG');
  });
});
