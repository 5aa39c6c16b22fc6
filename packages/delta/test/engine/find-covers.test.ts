import { describe, expect, it } from 'vitest';
import { bsdiff40Makes } from '../../src/bsdiff40/apply-bsdiff40.ts';
import { encodeCovers } from '../../src/bsdiff40/encode-covers.ts';
import { eachCover } from '../../src/engine/cover-ints.ts';
import { findCovers } from '../../src/engine/find-covers.ts';
import { GENERAL_PRESET, LARGE_PRESET, MANAGED_PRESET } from '../../src/engine/preset.ts';
import { changed, joined, noise, periodic } from '../sample-bytes.ts';

const PRESETS = [MANAGED_PRESET, GENERAL_PRESET, LARGE_PRESET];
const text = (content: string): Uint8Array => new Uint8Array(Buffer.from(content));
const RANDOM = noise(60_000, 1);
const MIB = 2 ** 20;
const ZEROS = new Uint8Array(60_000);

describe('findCovers', () => {
  it.each([
    ['one byte each', text('a'), text('b')],
    ['three bytes each', text('abc'), text('abd')],
    ['seven bytes each', text('abcdefg'), text('abcdefg')],
    ['zeros and fewer zeros', ZEROS, ZEROS.subarray(1)],
    ['zeros and more zeros', ZEROS.subarray(1), ZEROS],
    ['random bytes and others', RANDOM, noise(60_000, 2)],
    ['zeros and random bytes', ZEROS, RANDOM],
    ['random bytes and zeros', RANDOM, ZEROS],
    ['two periods', periodic(60_000, 'abcabd'), periodic(50_000, 'abcabdx')],
    ['a shift', RANDOM, joined(text('xx'), RANDOM)],
    ['a cut', RANDOM, RANDOM.subarray(3)],
    ['halves that changed places', RANDOM, joined(RANDOM.subarray(30_000), RANDOM.subarray(0, 30_000))],
    ['scattered changes', RANDOM, changed(RANDOM, 3000, 4)],
    ['a much longer base', RANDOM, RANDOM.subarray(500, 540)],
    ['a much longer target', RANDOM.subarray(500, 540), RANDOM],
    ['two values', noise(30_000, 5, 2), noise(30_000, 6, 2)],
  ])('stays inside both files, in order, for %s', (_, base, target) => {
    for (const preset of PRESETS) {
      let end = 0;
      for (const { basePosition, targetPosition, length } of eachCover(findCovers(base, target, preset))) {
        expect(length).toBeGreaterThan(0);
        expect(targetPosition).toBeGreaterThanOrEqual(end);
        expect(basePosition).toBeGreaterThanOrEqual(0);
        expect(basePosition + length).toBeLessThanOrEqual(base.length);
        end = targetPosition + length;
      }
      expect(end).toBeLessThanOrEqual(target.length);
    }
  });

  it.each([
    ['base', text(''), text('abc')],
    ['target', text('abc'), text('')],
  ])('finds nothing with an empty %s', (_, base, target) => {
    expect(findCovers(base, target, GENERAL_PRESET)).toHaveLength(0);
  });

  it('takes an equal file in one piece', () => {
    expect(findCovers(RANDOM, RANDOM, GENERAL_PRESET)).toEqual(Int32Array.of(0, 0, RANDOM.length));
  });

  it('follows bytes that moved', () => {
    const target = joined(RANDOM.subarray(30_000), RANDOM.subarray(0, 30_000));
    expect(findCovers(RANDOM, target, GENERAL_PRESET)).toEqual(
      Int32Array.of(...[30_000, 0, 30_000], ...[0, 30_000, 30_000]),
    );
  });

  it('keeps to one diagonal across scattered changes', () => {
    expect(findCovers(RANDOM, changed(RANDOM, 300, 8), GENERAL_PRESET)).toHaveLength(3);
  });

  it('gives the same covers whatever was searched before', () => {
    const target = joined(changed(RANDOM, 900, 8), noise(500, 9), RANDOM.subarray(20_000));
    const first = findCovers(RANDOM, target, MANAGED_PRESET);
    findCovers(noise(90_000, 3), noise(90_000, 4, 3), LARGE_PRESET);
    expect(findCovers(RANDOM, target, MANAGED_PRESET)).toEqual(first);
  });

  it('stays valid when the paths no longer fit in their memory', () => {
    // Every byte of the target opens diagonals: words of a small vocabulary in another order.
    const words = Array.from({ length: 256 }, (_, i) => noise(7, i + 1));
    const shuffled = (seed: number): Uint8Array =>
      joined(...Array.from(noise(40_000, seed), (word) => words[word] ?? ZEROS));
    const covers = [...eachCover(findCovers(shuffled(1), shuffled(2), MANAGED_PRESET))];
    expect(covers.length).toBeGreaterThan(1000);
    covers.forEach((cover, i) => {
      const previous = covers[i - 1];
      const end = previous === undefined ? 0 : previous.targetPosition + previous.length;
      expect(cover.targetPosition).toBeGreaterThanOrEqual(end);
    });
  });

  it('searches windows of the base where memory is short', () => {
    const base = noise(4_000_000, 3);
    const target = joined(changed(base, 1000, 4), noise(5000, 5));
    const covers = findCovers(base, target, GENERAL_PRESET, 16 * MIB);
    expect(bsdiff40Makes(base, encodeCovers(base, target, covers), target)).toBe(true);
    const covered = [...eachCover(covers)].reduce((sum, { length }) => sum + length, 0);
    expect(covered).toBeGreaterThan(0.99 * base.length);
  });

  it.each([
    ['a base that is far shorter', noise(100, 1), noise(3_000_000, 1)],
    ['a target that is far shorter', noise(3_000_000, 1), noise(100, 1)],
  ])('is correct in windows with %s', (_, base, target) => {
    const covers = findCovers(base, target, GENERAL_PRESET, 10 * MIB);
    expect(bsdiff40Makes(base, encodeCovers(base, target, covers), target)).toBe(true);
  });
});
