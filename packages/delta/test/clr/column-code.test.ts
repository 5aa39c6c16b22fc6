import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { columnsSize, decodeColumns, encodeColumns, type Phase } from '../../src/clr/column-code.ts';
import { emptyTables, formatTables, parseTables } from '../../src/clr/tables.ts';

const PHASES: readonly Phase[] = [1, 2, 3];

/** Tables TypeDef and MethodDef with these bytes as their rows. */
function stream(rows: Uint8Array): Uint8Array {
  const header = Buffer.alloc(32);
  header.writeBigUInt64LE((1n << 2n) | (1n << 6n), 8);
  header.writeUInt32LE(2, 24);
  header.writeUInt32LE(3, 28);
  return Buffer.concat([header, rows]);
}

describe('decodeColumns', () => {
  it('gives back what encodeColumns was given, phase by phase', () => {
    // Two TypeDefs of 14 bytes, three MethodDefs of 14 bytes.
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 70, maxLength: 70 }), (rows) => {
        const tables = parseTables(stream(rows));
        if (tables === undefined) throw new Error('tables are not well-formed');
        const copy = emptyTables(tables.sizes, tables.header, tables.tail);
        for (const phase of PHASES) {
          const bytes = encodeColumns(tables, phase);
          expect(bytes).toHaveLength(columnsSize(tables, phase));
          decodeColumns(copy, phase, bytes);
        }
        expect(formatTables(copy)).toEqual(Buffer.from(stream(rows)));
      }),
    );
  });

  it('leaves addresses of 0 as they are and counts on from the last other one', () => {
    const rows = Buffer.alloc(70);
    rows.writeUInt32LE(0x2050, 28);
    rows.writeUInt32LE(0x2058, 56);
    const tables = parseTables(stream(rows));
    const addresses = tables && encodeColumns(tables, 2).subarray(-3 * 8, -3 * 4);
    expect(addresses).toHaveLength(12);
    expect([...(tables?.byNumber.get(6)?.values[0] ?? [])]).toEqual([0x2050, 0, 0x2058]);
  });
});
