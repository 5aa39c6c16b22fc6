import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mapSignature } from '../../src/clr/signature.ts';
import { TABLE } from '../../src/clr/tables.ts';

const bytes = (...values: readonly number[]): string => String.fromCharCode(...values);
/** TypeRef 1 is TypeRef 3 in the target, TypeDef 2 is TypeDef 90. */
const maps = new Map([
  [TABLE.typeRef, Int32Array.of(0, 3)],
  [TABLE.typeDef, Int32Array.of(0, 1, 90)],
]);
const typeRef = (row: number): number => (row << 2) | 1;

describe('mapSignature', () => {
  it('maps the types of a method', () => {
    const signature = bytes(0x20, 1, 0x12, typeRef(1), 0x1d, 0x12, typeRef(1));
    expect(mapSignature(signature, 'signature', maps)).toBe(bytes(0x20, 1, 0x12, typeRef(3), 0x1d, 0x12, typeRef(3)));
  });

  it('maps a field whose type takes two bytes afterwards', () => {
    expect(mapSignature(bytes(0x06, 0x11, 2 << 2), 'signature', maps)).toBe(bytes(0x06, 0x11, 0x81, 0x68));
  });

  it('maps generic instances, arrays, modifiers and function pointers', () => {
    const token = typeRef(1);
    const signature = bytes(0x07, 4, 0x15, 0x12, token, 1, 0x0e, 0x14, 0x12, token, 2, 0, 0, 0x1f, token, 0x08);
    const more = bytes(0x1b, 0x00, 1, 0x01, 0x12, token);
    expect(mapSignature(signature + more, 'signature', maps)).toBe(
      (signature + more).replaceAll(bytes(token), bytes(typeRef(3))),
    );
  });

  it('maps a type that stands alone', () => {
    expect(mapSignature(bytes(0x12, typeRef(1)), 'type', maps)).toBe(bytes(0x12, typeRef(3)));
  });

  it('leaves what is no signature as it is, whatever it is', () => {
    expect(mapSignature(bytes(0x20, 9, 0x12), 'signature', maps)).toBe(bytes(0x20, 9, 0x12));
    expect(mapSignature(bytes(...Array.from({ length: 99 }, () => 0x1d)), 'type', maps)).toHaveLength(99);
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 40 }), (random) => {
        const text = Buffer.from(random).toString('latin1');
        expect(mapSignature(text, 'signature', new Map())).toBeTypeOf('string');
      }),
    );
  });
});
