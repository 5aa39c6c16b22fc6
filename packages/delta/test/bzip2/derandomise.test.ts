import { describe, expect, it } from 'vitest';
import { derandomise } from '../../src/bzip2/derandomise.ts';

/** Rows that follow each other, all holding the byte 0. */
const linked = (length: number): Int32Array => Int32Array.from({ length }, (_, row) => (row + 1) << 8);
const flipped = (rows: Int32Array): number[] => [...rows.keys()].filter((row) => ((rows[row] ?? 0) & 1) === 1);

describe('derandomise', () => {
  it('flips one bit before the end of each distance', () => {
    const rows = linked(2000);
    derandomise(rows, 0, rows.length);
    // 619, 720, 127 and 481 are the first distances.
    expect(flipped(rows)).toEqual([619 - 2, 619 + 720 - 2, 619 + 720 + 127 - 2, 619 + 720 + 127 + 481 - 2]);
  });

  it('undoes itself', () => {
    const rows = linked(5000);
    derandomise(rows, 0, rows.length);
    derandomise(rows, 0, rows.length);
    expect(flipped(rows)).toEqual([]);
  });
});
