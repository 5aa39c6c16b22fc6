import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { TYPE_DEF_OR_REF, taggedMaps } from '../../src/clr/map-token.ts';
import { mapSignature, MOST_GROWTH, SIGNATURE, TYPE } from '../../src/clr/signature.ts';
import { TABLE } from '../../src/clr/tables.ts';

const bytes = (...values: readonly number[]): number[] => [...values];
/** TypeRef 1 is TypeRef 3 in the target, TypeDef 2 is TypeDef 90. */
const maps = taggedMaps(
  TYPE_DEF_OR_REF,
  new Map([
    [TABLE.typeRef, Int32Array.of(0, 3)],
    [TABLE.typeDef, Int32Array.of(0, 1, 90)],
  ]),
);
const typeRef = (row: number): number => (row << 2) | 1;

/** What is written instead, if it is a signature. */
function mapped(signature: readonly number[], kind: typeof SIGNATURE | typeof TYPE = SIGNATURE): number[] {
  const room = new Uint8Array(MOST_GROWTH * signature.length);
  // What stands around it is not read.
  const heap = Uint8Array.of(0xaa, ...signature, 0xbb);
  return [...room.subarray(0, mapSignature(heap, 1, 1 + signature.length, kind, maps, room))];
}

describe('mapSignature', () => {
  it('maps the types of a method', () => {
    const signature = bytes(0x20, 1, 0x12, typeRef(1), 0x1d, 0x12, typeRef(1));
    expect(mapped(signature)).toEqual(bytes(0x20, 1, 0x12, typeRef(3), 0x1d, 0x12, typeRef(3)));
  });

  it('maps a field whose type takes two bytes afterwards', () => {
    expect(mapped(bytes(0x06, 0x11, 2 << 2))).toEqual(bytes(0x06, 0x11, 0x81, 0x68));
  });

  it('maps generic instances, arrays, modifiers and function pointers', () => {
    const token = typeRef(1);
    const signature = bytes(0x07, 4, 0x15, 0x12, token, 1, 0x0e, 0x14, 0x12, token, 2, 0, 0, 0x1f, token, 0x08);
    const all = [...signature, 0x1b, 0x00, 1, 0x01, 0x12, token];
    expect(mapped(all)).toEqual(all.map((byte) => (byte === token ? typeRef(3) : byte)));
  });

  it('maps a type that stands alone', () => {
    expect(mapped(bytes(0x12, typeRef(1)), TYPE)).toEqual(bytes(0x12, typeRef(3)));
  });

  it('keeps what stands behind the signature', () => {
    expect(mapped(bytes(0x06, 0x08, 0xfe, 0xfd))).toEqual(bytes(0x06, 0x08, 0xfe, 0xfd));
  });

  it('writes nothing for what is no signature, whatever it is', () => {
    expect(mapped(bytes(0x20, 9, 0x12))).toEqual([]);
    expect(mapped(bytes(...Array.from({ length: 99 }, () => 0x1d)), TYPE)).toEqual([]);
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 40 }), (random) => {
        expect(mapped([...random]).length).toBeLessThanOrEqual(MOST_GROWTH * random.length);
      }),
    );
  });
});
