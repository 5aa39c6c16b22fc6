import { describe, expect, it } from 'vitest';
import { oneAhead } from '../src/one-ahead.ts';

/** Numbers up to `last`, of which each is noted when it is begun, and then the end. */
async function* counted(begun: (number | string)[], last: number): AsyncGenerator<number, void, void> {
  try {
    for (let at = 1; at <= last; at += 1) {
      begun.push(at);
      await Promise.resolve();
      if (at === 5) throw new RangeError('five');
      yield at;
    }
  } finally {
    begun.push('end');
  }
}

const turn = (): Promise<void> => new Promise(setImmediate);

describe('oneAhead', () => {
  it('makes the next value while one is used, and no more', async () => {
    const begun: (number | string)[] = [];
    const seen: string[] = [];
    for await (const value of oneAhead(counted(begun, 3))) {
      await turn();
      seen.push(`${String(value)} of ${begun.join(' ')}`);
    }
    expect(seen).toEqual(['1 of 1 2', '2 of 1 2 3', '3 of 1 2 3 end']);
  });

  it('throws in its turn what making a value throws', async () => {
    const seen: number[] = [];
    const use = async (): Promise<void> => {
      for await (const value of oneAhead(counted([], 9))) {
        await turn();
        seen.push(value);
      }
    };
    await expect(use()).rejects.toThrow('five');
    expect(seen).toEqual([1, 2, 3, 4]);
  });

  it('waits for the next value, and ends the others, when its user stops or fails', async () => {
    const begun: (number | string)[] = [];
    for await (const value of oneAhead(counted(begun, 9))) if (value === 2) break;
    expect(begun).toEqual([1, 2, 3, 'end']);
    begun.length = 0;
    const failing = async (): Promise<void> => {
      for await (const value of oneAhead(counted(begun, 9))) if (value === 4) throw new RangeError('of the user');
    };
    await expect(failing()).rejects.toThrow('of the user');
    expect(begun).toEqual([1, 2, 3, 4, 5, 'end']);
  });

  it('gives nothing where there is nothing', async () => {
    for await (const value of oneAhead(counted([], 0))) throw new RangeError(String(value));
  });
});
