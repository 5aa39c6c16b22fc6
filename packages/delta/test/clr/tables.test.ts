import { describe, expect, it } from 'vitest';
import { parseAssembly } from '../../src/clr/parse-assembly.ts';
import { emptyTables, formatTables, parseTables, parseTableSizes, rowsSize } from '../../src/clr/tables.ts';
import { optionsAssemblies } from './local-assemblies.ts';

/** A header with `rows` rows in the tables of these numbers. */
function header(rows: ReadonlyMap<number, number>, heapSizes = 0): Uint8Array {
  const bytes = Buffer.alloc(24 + 4 * rows.size);
  bytes[6] = heapSizes;
  let valid = 0n;
  [...rows].forEach(([table, count], index) => {
    valid |= 1n << BigInt(table);
    bytes.writeUInt32LE(count, 24 + 4 * index);
  });
  bytes.writeBigUInt64LE(valid, 8);
  return bytes;
}

describe('parseTables', () => {
  it('reads back what formatTables writes, for a real assembly', async () => {
    const { base } = await optionsAssemblies();
    const tables = parseAssembly(base)?.tables;
    expect(tables).toBeDefined();
    if (tables === undefined) return;
    const bytes = formatTables(tables);
    expect(formatTables(parseTables(bytes) ?? emptyTables(tables.sizes, bytes, bytes))).toEqual(bytes);
  });

  it('refuses rows that are not there', () => {
    expect(parseTables(header(new Map([[0, 2]])))).toBeUndefined();
    expect(parseTables(Buffer.concat([header(new Map([[0, 2]])), Buffer.alloc(20)]))?.tail).toHaveLength(0);
  });
});

describe('parseTableSizes', () => {
  it('refuses what readers do not agree on', () => {
    expect(parseTableSizes(new Uint8Array(23))).toBeUndefined();
    expect(parseTableSizes(header(new Map(), 0x40))).toBeUndefined();
    expect(parseTableSizes(header(new Map([[0x2d, 1]])))).toBeUndefined();
    expect(parseTableSizes(header(new Map([[2, 2 ** 24]])))).toBeUndefined();
    expect(parseTableSizes(header(new Map([[2, 1]])).subarray(0, 26))).toBeUndefined();
  });
});

describe('rowsSize', () => {
  it('counts with wide indexes where heaps or tables are large', () => {
    const sizeOf = (rows: ReadonlyMap<number, number>, heapSizes: number): number => {
      const sizes = parseTableSizes(header(rows, heapSizes));
      return sizes === undefined ? -1 : rowsSize(sizes);
    };
    expect(sizeOf(new Map([[4, 1]]), 0)).toBe(6);
    expect(sizeOf(new Map([[4, 1]]), 0b101)).toBe(10);
    // A TypeRef has its scope in two bytes as long as no table it may name has 2^14 rows.
    expect(sizeOf(new Map([[1, 2 ** 14]]), 0)).toBe(2 ** 14 * 8);
  });
});
