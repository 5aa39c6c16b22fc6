import { describe, expect, it } from 'vitest';
import { bytesBeforeAssembly } from '../../src/flatten/metadata-tables.ts';

// ECMA-335 II.22: bytes of one row of each table when all indexes are narrow.
const NARROW = [10, 6, 14, 2, 6, 2, 14, 2, 6, 4, 6, 6, 6, 4, 6, 8, 6, 2, 4, 2, 6, 4, 2, 6, 6, 6, 2, 2, 8, 6, 8, 4];

function rowsOf(table: number): readonly number[] {
  return Array.from({ length: 64 }, (_, at) => (at === table ? 1 : 0));
}

describe('bytesBeforeAssembly', () => {
  it('knows the row size of every table', () => {
    const sizes = NARROW.map((_, table) => bytesBeforeAssembly({ rows: rowsOf(table), heapSizes: 0 }));
    expect(sizes).toEqual(NARROW);
  });

  it('counts rows, and leaves Assembly and what follows out', () => {
    expect(bytesBeforeAssembly({ rows: [1, 2, 0], heapSizes: 0 })).toBe(10 + 12);
    expect(bytesBeforeAssembly({ rows: rowsOf(0x23), heapSizes: 7 })).toBe(0);
  });
});
