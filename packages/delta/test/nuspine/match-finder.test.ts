import { describe, expect, it } from 'vitest';
import { withThreadedFinder } from '../../src/fs/threaded-finder.ts';
import { choosePreset, type MatchFinder, portableFinder } from '../../src/nuspine/match-finder.ts';
import { changed, noise, periodic } from '../sample-bytes.ts';

const BASE = noise(20_000, 1);
const TARGET = changed(BASE, 500, 9);

function find(finder: MatchFinder, reference: Uint8Array, target: Uint8Array): Promise<Int32Array> {
  return finder.withRoom(reference.length, target.length, 'rest', (room) => {
    room.reference.set(reference);
    room.target.set(target);
    return room.find();
  });
}

describe('portableFinder', () => {
  it('finds the same in room that was used before', async () => {
    const finder = portableFinder();
    const first = await find(finder, BASE, TARGET);
    await find(finder, noise(19_000, 7), noise(21_000, 8));
    expect(await find(finder, BASE, TARGET)).toEqual(first);
    expect(first.length).toBeGreaterThan(0);
  });

  it('searches part by part what does not fit into the memory it may take', async () => {
    const covers = await find(portableFinder({ maxMemory: 9 * 2 ** 20 }), noise(8 * 2 ** 20, 2), BASE);
    expect(covers.length % 3).toBe(0);
  });

  it('finds nothing in nothing', async () => {
    expect(await find(portableFinder(), new Uint8Array(), TARGET)).toHaveLength(0);
    expect(await find(portableFinder(), BASE, new Uint8Array())).toHaveLength(0);
  });
});

describe('withThreadedFinder', () => {
  it('finds with threads what is found without', async () => {
    const base = periodic(17 * 2 ** 20, 'a program that is large but simple ');
    const target = changed(base, 40, 3);
    const found = await withThreadedFinder({ threads: 2, effort: 'fast' }, (finder) => find(finder, base, target));
    expect(found).toEqual(await find(portableFinder({ effort: 'fast' }), base, target));
  });
});

describe('choosePreset', () => {
  it('searches metadata thoroughly however large it is, and everything quickly where time is short', () => {
    const sizes = [1, 2 ** 30];
    expect(new Set(sizes.map((size) => choosePreset(size, 'metadata', 'default'))).size).toBe(1);
    expect(new Set(sizes.map((size) => choosePreset(size, 'rest', 'default').indexStep))).toEqual(new Set([1, 8]));
    expect(choosePreset(1, 'metadata', 'fast').indexStep).toBe(8);
    expect(new Set(sizes.map((size) => choosePreset(size, 'rest', 'fast').indexStep))).toEqual(new Set([8, 32]));
  });
});
