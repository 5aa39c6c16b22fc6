import { describe, expect, it } from 'vitest';
import { parseBlobs } from '../../src/clr/blob-heap.ts';

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

  it('reads lengths of two and four bytes', () => {
    const [second, fourth] = [new Uint8Array(0x80), new Uint8Array(0x4000)];
    const heap = Buffer.concat([Uint8Array.of(0x80, 0x80), second, Uint8Array.of(0xc0, 0, 0x40, 0), fourth]);
    const { offsets, starts, ends } = parseBlobs(heap);
    expect([[...offsets], [...starts], [...ends]]).toEqual([
      [0, 0x82],
      [2, 0x86],
      [0x82, 0x4086],
    ]);
  });
});
