import { describe, expect, it } from 'vitest';
import { withThreadedEngine } from '../../src/fs/index.ts';
import { portableEngine } from '../../src/index.ts';
import { changed, noise } from '../sample-bytes.ts';

const PAIRS = Array.from({ length: 6 }, (_, i) => {
  const base = noise(20_000, i + 1);
  return { base, target: changed(base, 500, i + 9) };
});

describe('withThreadedEngine', () => {
  it.each([
    ['two threads', { threads: 2 }],
    ['memory for one patch at a time', { threads: 2, memory: 1 }],
  ])('makes the patches of the portable engine, with %s', async (_, options) => {
    const patches = await withThreadedEngine(
      (engine) => Promise.all(PAIRS.map(({ base, target }) => engine.diff(base, target))),
      options,
    );
    expect(patches).toEqual(await Promise.all(PAIRS.map(({ base, target }) => portableEngine().diff(base, target))));
  });

  it('passes on what its user throws', async () => {
    const failing = withThreadedEngine(() => Promise.reject(new Error('mine')), { threads: 1 });
    await expect(failing).rejects.toThrow('mine');
  });
});
