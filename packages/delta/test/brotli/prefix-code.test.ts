import { describe, expect, it } from 'vitest';
import { bitReader } from '../../src/brotli/bit-reader.ts';
import { prefixCode, readPrefixCode } from '../../src/brotli/prefix-code.ts';

describe('prefixCode', () => {
  it('gives shorter codes and lower symbols first', () => {
    // §3.2: lengths 2, 1, 3, 3 have the codes 10, 0, 110, 111.
    const code = prefixCode([2, 1, 3, 3]);
    const bits = bitReader(Buffer.of(0b00_1011));
    expect([code(bits), code(bits), code(bits)]).toEqual([2, 0, 1]);
  });

  it('takes no bits for a single symbol', () => {
    const bits = bitReader(Buffer.of(0xff));
    expect([prefixCode([0, 0, 4])(bits), bits.position()]).toEqual([2, 0]);
  });
});

describe('readPrefixCode', () => {
  it('reads a code of two symbols, the lower first', () => {
    // 1: simple; 1: two symbols; 5 and 3 in three bits each; then the bits 0 and 1.
    const bits = bitReader(Buffer.of(1 | (1 << 2) | (5 << 4) | ((3 & 1) << 7), (3 >> 1) | (0b10 << 2)));
    const code = readPrefixCode(bits, 8);
    expect([code(bits), code(bits)]).toEqual([3, 5]);
  });
});
