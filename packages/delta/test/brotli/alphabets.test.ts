import { describe, expect, it } from 'vitest';
import {
  COPY_BASES,
  COPY_BITS,
  COUNT_BASES,
  COUNT_BITS,
  INSERT_BASES,
  INSERT_BITS,
  literalContext,
  TRANSFORM_GROWTH,
  WORD_BITS,
} from '../../src/brotli/alphabets.ts';

describe('the alphabets of Brotli', () => {
  it.each([
    [INSERT_BASES, INSERT_BITS],
    [COPY_BASES, COPY_BITS],
    [COUNT_BASES, COUNT_BITS],
  ])('have codes that follow one another without a gap', (bases, bits) => {
    bases.slice(1).forEach((base, index) => {
      expect(base).toBe((bases[index] ?? 0) + 2 ** (bits[index] ?? 0));
    });
  });

  it('have a dictionary of 122,784 bytes and 121 transformations of words', () => {
    expect(WORD_BITS.reduce((sum, bits, length) => sum + (bits === 0 ? 0 : length * 2 ** bits), 0)).toBe(122_784);
    expect(TRANSFORM_GROWTH).toHaveLength(121);
  });
});

describe('literalContext', () => {
  const of = (text: string): readonly [number, number] => [text.charCodeAt(1), text.charCodeAt(0)];

  it.each([
    [0, [0xff, 0], 0x3f],
    [1, [0xff, 0], 0x3f],
    [2, of(' a'), 56],
    [2, of('9 '), 10],
    [2, of('\u00e0\u0080'), 2],
    [3, [255, 0], 56],
    [3, [0, 64], 3],
  ] as const)('by mode %i of %j is %i', (mode, [last, before], context) => {
    expect(literalContext(mode, last, before)).toBe(context);
  });
});
