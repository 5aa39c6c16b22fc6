import { deflateRawSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { readDeflate } from '../../src/deflate-tokens/read-deflate.ts';

const TEXT = Buffer.from('abcabcabcabc, and once more abcabc');
const PACKED = deflateRawSync(TEXT);

describe('readDeflate', () => {
  it('gives lengths and distances that make the content', () => {
    const { lengths, distances, blocks } = readDeflate(PACKED, TEXT.length) ?? {};
    expect(blocks).toHaveLength(1);
    expect(lengths?.reduce((sum, length) => sum + length, 0)).toBe(TEXT.length);
    const match = distances?.findIndex((distance) => distance > 0) ?? 0;
    expect(distances?.[match]).toBe(3);
    expect(lengths?.[match]).toBeGreaterThan(3);
  });

  it('reads stored blocks, among others', () => {
    const flushed = deflateRawSync(TEXT, { level: 0 });
    expect(readDeflate(flushed, TEXT.length)?.blocks).toEqual([{ type: 0, header: [], tokens: TEXT.length }]);
  });

  it.each([
    ['is cut off', PACKED.subarray(0, -1), TEXT.length],
    ['goes on', Buffer.concat([PACKED, Buffer.of(0)]), TEXT.length],
    ['holds more than is said', PACKED, TEXT.length - 1],
    ['holds less than is said', PACKED, TEXT.length + 1],
    ['stores less than it says', Buffer.of(1, 5, 0, 0xfa, 0xff, 1), 5],
    ['says two sizes of a stored block', Buffer.of(1, 1, 0, 0xfa, 0xff, 1), 1],
    ['has bits before a stored block', Buffer.of(0x11, 1, 0, 0xfe, 0xff, 1), 1],
    ['has bits behind its end', Buffer.concat([PACKED.subarray(0, -1), Buffer.of((PACKED.at(-1) ?? 0) | 0x80)]), 34],
    ['copies from before its start', Buffer.of(0x03, 0x02, 0x00), 3],
  ])('refuses a stream that %s', (_, packed, size) => {
    expect(readDeflate(packed, size)).toBeUndefined();
  });
});
