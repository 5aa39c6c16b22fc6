import { describe, expect, it } from 'vitest';
import { bitReader } from '../../src/brotli/bit-reader.ts';
import { readMetaBlock } from '../../src/brotli/meta-block.ts';

describe('readMetaBlock', () => {
  it('reads the plainest header: one type, one code, one symbol each', () => {
    const written: number[] = [];
    const write = (value: number, count: number): void => {
      for (let bit = 0; bit < count; bit += 1) written.push((value >> bit) & 1);
    };
    for (const [value, count] of [
      [0, 3],
      [0, 2],
      [1, 4],
      [2, 2],
      [0, 2],
      [1, 4],
      [65, 8],
      [1, 4],
      [195, 10],
      [1, 4],
      [16, 7],
    ] as const)
      write(value, count);
    const bytes = Buffer.alloc(Math.ceil(written.length / 8) + 1);
    written.forEach((bit, index) => (bytes[index >> 3] = (bytes[index >> 3] ?? 0) | (bit << (index & 7))));
    const bits = bitReader(bytes);
    const block = readMetaBlock(bits);
    expect(block).toMatchObject({ postfixBits: 0, directCodes: 1, modes: [2] });
    expect(block.literalMap).toHaveLength(64);
    expect(block.distanceMap).toEqual([0, 0, 0, 0]);
    expect([block.literalCodes[0]?.(bits), block.commandCodes[0]?.(bits), block.distanceCodes[0]?.(bits)]).toEqual([
      65, 195, 16,
    ]);
    expect(block.literalBlocks.next(bits)).toBe(0);
    expect(bits.position()).toBe(written.length);
  });
});
