import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mapBlobHeap } from '../../src/clr/map-blob-heap.ts';
import { TABLE, type Tables } from '../../src/clr/tables.ts';

const SIGNATURES = TABLE.standAloneSig;
const TYPES = TABLE.typeSpec;
/** TypeRef 1 is TypeRef 3 in the target, TypeDef 2 is TypeDef 90. */
const MAPS = new Map([
  [TABLE.typeRef, Int32Array.of(0, 3)],
  [TABLE.typeDef, Int32Array.of(0, 1, 90)],
]);
const typeRef = (row: number): number => (row << 2) | 1;

/** Tables of which one refers to blobs at some offsets. */
function referring(table: number, ...offsets: readonly number[]): Tables {
  const values = [Uint32Array.from(offsets)];
  return {
    sizes: { rows: [], heapSizes: 0 },
    header: new Uint8Array(),
    tail: new Uint8Array(),
    byNumber: new Map([[table, { columns: [{ column: 'b', bytes: 2 }], rows: offsets.length, values }]]),
  };
}

/** What becomes of a blob. */
function mapped(signature: readonly number[], table: number = SIGNATURES): number[] {
  const heap = Uint8Array.of(0, signature.length, ...signature, 1, 0x12);
  const { heap: all, blobs } = mapBlobHeap(heap, referring(table, 1), MAPS);
  expect([...blobs.offsets]).toEqual([0, 1, signature.length + 2]);
  expect([...all.subarray(blobs.ends[1] ?? 0)]).toEqual([1, 0x12]);
  return [...all.subarray(blobs.starts[1], blobs.ends[1])];
}

describe('mapBlobHeap', () => {
  it('maps the types of a method', () => {
    const signature = [0x20, 1, 0x12, typeRef(1), 0x1d, 0x12, typeRef(1)];
    expect(mapped(signature)).toEqual([0x20, 1, 0x12, typeRef(3), 0x1d, 0x12, typeRef(3)]);
  });

  it('maps a field whose type takes two bytes afterwards', () => {
    expect(mapped([0x06, 0x11, 2 << 2])).toEqual([0x06, 0x11, 0x81, 0x68]);
  });

  it('maps generic instances, arrays, modifiers and function pointers', () => {
    const token = typeRef(1);
    const signature = [0x07, 4, 0x15, 0x12, token, 1, 0x0e, 0x14, 0x12, token, 2, 0, 0, 0x1f, token, 0x08];
    const all = [...signature, 0x1b, 0x00, 1, 0x01, 0x12, token];
    expect(mapped(all)).toEqual(all.map((byte) => (byte === token ? typeRef(3) : byte)));
  });

  it('maps a type that stands alone', () => {
    expect(mapped([0x12, typeRef(1)], TYPES)).toEqual([0x12, typeRef(3)]);
  });

  it('leaves types that no map knows, and blobs that no column calls a signature', () => {
    expect(mapped([0x06, 0x12, typeRef(9), 0x12])).toEqual([0x06, 0x12, typeRef(9), 0x12]);
    expect(mapped([0x06, 0x12, typeRef(1)], TABLE.manifestResource)).toEqual([0x06, 0x12, typeRef(1)]);
  });

  it('keeps what stands behind the signature', () => {
    expect(mapped([0x06, 0x08, 0xfe, 0xfd])).toEqual([0x06, 0x08, 0xfe, 0xfd]);
  });

  it('leaves what is no signature', () => {
    expect(mapped([0x20, 9, 0x12, typeRef(1)])).toEqual([0x20, 9, 0x12, typeRef(1)]);
    const deep = Array.from({ length: 99 }, () => 0x1d);
    expect(mapped(deep, TYPES)).toEqual(deep);
    expect(mapped([0x06, 0x17, typeRef(1)])).toEqual([0x06, 0x17, typeRef(1)]);
  });

  it('writes lengths of one, two and four bytes', () => {
    const sizes = [0x7f, 0x80, 0x3fff, 0x4000];
    const lengths = [[0x7f], [0x80, 0x80], [0xbf, 0xff], [0xc0, 0, 0x40, 0]];
    const heap = Buffer.concat(
      sizes.flatMap((size, index) => [Uint8Array.from(lengths[index] ?? []), Buffer.alloc(size, 7)]),
    );
    expect(Buffer.compare(mapBlobHeap(heap, referring(SIGNATURES, 0), MAPS).heap, heap)).toBe(0);
  });

  it('maps whatever it is given, into four times the size at most', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), fc.array(fc.nat(220), { maxLength: 20 }), (heap, offsets) => {
        const { heap: all, blobs } = mapBlobHeap(heap, referring(SIGNATURES, ...offsets), MAPS);
        expect(all.length).toBeLessThanOrEqual(4 * heap.length + 4 * blobs.count);
        expect(blobs.ends.at(-1) ?? 0).toBe(all.length);
      }),
    );
  });
});
