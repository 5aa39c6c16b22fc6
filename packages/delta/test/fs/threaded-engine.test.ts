import { describe, expect, it } from 'vitest';
import { withThreadedEngine } from '../../src/fs/index.ts';
import { portableEngine } from '../../src/index.ts';
import { peFile } from '../engine/pe-file.ts';
import { changed, joined, noise, periodic } from '../sample-bytes.ts';

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

  it('makes the same patches of files that are searched in several ways, one by one and while others wait', async () => {
    const pairs = PAIRS.map(({ base, target }) => ({
      base: joined(peFile({}), base),
      target: joined(peFile({}), target),
    }));
    const wanted = await Promise.all(pairs.map(({ base, target }) => portableEngine().diff(base, target)));
    await withThreadedEngine(
      async (engine) => {
        const diff = (pair: (typeof pairs)[number]): Promise<Uint8Array> => engine.diff(pair.base, pair.target);
        expect(await Promise.all(pairs.map(diff))).toEqual(wanted);
        for (const [i, pair] of pairs.entries()) expect(await diff(pair)).toEqual(wanted[i]);
      },
      { threads: 2 },
    );
  });

  it('lets all threads search one large file, and makes the same patch', async () => {
    const base = periodic(33 * 2 ** 20, 'a program that is large but simple ');
    const target = joined(changed(base, 40, 3), noise(50, 4));
    const patch = await withThreadedEngine((engine) => engine.diff(base, target), { threads: 2 });
    expect(Buffer.compare(patch, await portableEngine().diff(base, target))).toBe(0);
  });

  it('searches where the files were read to', async () => {
    const [pair] = PAIRS;
    if (pair === undefined) throw new Error('there is no pair');
    const { base, target } = pair;
    const patch = await withThreadedEngine(
      async (engine) =>
        engine.withRoom?.(base.length, target.length, (room) => {
          room.base.set(base);
          room.target.set(target);
          return room.diff();
        }),
      { threads: 1 },
    );
    expect(patch).toEqual(await portableEngine().diff(base, target));
  });

  it.each([
    ['an empty base', Buffer.of(), Buffer.from('abc')],
    ['an empty target', Buffer.from('abc'), Buffer.of()],
  ])('makes a patch with %s', async (_, base, target) => {
    const patch = await withThreadedEngine((engine) => engine.diff(base, target), { threads: 1 });
    expect(patch).toEqual(await portableEngine().diff(base, target));
  });

  it('passes on what its user throws', async () => {
    const failing = withThreadedEngine(() => Promise.reject(new Error('mine')), { threads: 1 });
    await expect(failing).rejects.toThrow('mine');
  });
});
