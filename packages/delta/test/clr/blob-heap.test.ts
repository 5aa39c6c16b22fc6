import { describe, expect, it } from 'vitest';
import { parseBlobs, writeCompressed } from '../../src/clr/blob-heap.ts';

describe('parseBlobs', () => {
  it('reads blobs one after the other', () => {
    const { count, offsets, starts, ends } = parseBlobs(Uint8Array.of(0, 2, 7, 7, 0x80, 1, 9));
    expect([count, [...offsets], [...starts], [...ends]]).toEqual([3, [0, 1, 4], [1, 2, 6], [1, 4, 7]]);
  });

  it('keeps what is there of a blob that is cut off', () => {
    const { starts, ends } = parseBlobs(Uint8Array.of(9, 1, 2));
    expect([[...starts], [...ends]]).toEqual([[1], [3]]);
    expect([...parseBlobs(Uint8Array.of(0, 0xff)).ends]).toEqual([1, 2]);
  });
});

describe('writeCompressed', () => {
  it('takes one, two or four bytes, as the standard says', () => {
    const written = (value: number): number[] => {
      const bytes = new Uint8Array(4);
      return [...bytes.subarray(0, writeCompressed(bytes, 0, value))];
    };
    expect(written(0x7f)).toEqual([0x7f]);
    expect(written(0x80)).toEqual([0x80, 0x80]);
    expect(written(0x3fff)).toEqual([0xbf, 0xff]);
    expect(written(0x1fff_ffff)).toEqual([0xdf, 0xff, 0xff, 0xff]);
  });
});
