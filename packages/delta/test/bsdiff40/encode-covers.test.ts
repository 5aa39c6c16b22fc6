import { describe, expect, it } from 'vitest';
import { parseBsdiff40 } from '../../src/bsdiff40/bsdiff40.ts';
import { bsdiff40Makes } from '../../src/bsdiff40/apply-bsdiff40.ts';
import { encodeCovers } from '../../src/bsdiff40/encode-covers.ts';
import { bzip2Decompress, DEFAULT_PATCH_LIMITS } from '../../src/index.ts';
import { changed, joined, noise } from '../sample-bytes.ts';
import { controlOf } from './patches.ts';

const BASE = Buffer.from('abcdefgh');
const EMPTY_STREAM = '425a683917724538509000000000';

const plain = (section: Uint8Array): string => Buffer.from(bzip2Decompress(section, 1000)).toString('latin1');
const steps = (numbers: readonly (readonly number[])[]): string => Buffer.from(controlOf(numbers)).toString('latin1');

describe('encodeCovers', () => {
  it('writes differences, gaps and seeks', () => {
    const covers = Int32Array.of(...[0, 0, 2], ...[6, 5, 2], ...[0, 7, 1]);
    const patch = parseBsdiff40(encodeCovers(BASE, Buffer.from('acXYZgh`!'), covers), DEFAULT_PATCH_LIMITS);
    const wanted = [
      [2, 3, 4],
      [2, 0, -8],
      [1, 1, 0],
    ];
    expect(plain(patch.control)).toBe(steps(wanted));
    expect(plain(patch.difference)).toBe('\0\x01\0\0\xff');
    expect(plain(patch.extra)).toBe('XYZ!');
  });

  it.each([
    [
      'in the base',
      [3, 0, 2],
      [
        [0, 0, 3],
        [2, 0, 0],
      ],
    ],
    [
      'in the target',
      [0, 1, 1],
      [
        [0, 1, 0],
        [1, 0, 0],
      ],
    ],
  ])('starts with a step that adds nothing if the first cover is further on %s', (_, cover, wanted) => {
    const patch = parseBsdiff40(encodeCovers(BASE, Buffer.from('de'), Int32Array.from(cover)), DEFAULT_PATCH_LIMITS);
    expect(plain(patch.control)).toBe(steps(wanted));
  });

  it('writes sections that are longer than what is compressed at a time', () => {
    const base = noise(700_000, 1);
    const target = joined(changed(base, 5000, 2), noise(300_000, 3));
    const patch = encodeCovers(base, target, Int32Array.of(0, 0, base.length));
    expect(bsdiff40Makes(base, patch, target)).toBe(true);
  });

  it('writes the empty bzip2 stream for a section without bytes', () => {
    const patch = parseBsdiff40(encodeCovers(BASE, Buffer.of(), new Int32Array()), DEFAULT_PATCH_LIMITS);
    const sections = [patch.control, patch.difference, patch.extra];
    expect(sections.map((section) => Buffer.from(section).toString('hex'))).toEqual(Array(3).fill(EMPTY_STREAM));
  });
});
