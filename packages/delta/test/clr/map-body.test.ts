import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseBlobs } from '../../src/clr/blob-heap.ts';
import { mapBodies, offsetMap, type TokenMaps } from '../../src/clr/map-body.ts';
import { TABLE, type Tables } from '../../src/clr/tables.ts';

const maps: TokenMaps = {
  rows: new Map([
    [0x0a, Int32Array.of(0, 0x105)],
    [0x11, Int32Array.of(0, 2)],
    [0x01, Int32Array.of(0, 7)],
  ]),
  userStrings: Int32Array.of(0, 1, 2, 3, 20),
};
/** Where the section is when loaded. */
const ADDRESS = 0x2000;

/** The file afterwards, with bodies at some offsets of it. */
function mapped(file: readonly number[], bodies: readonly number[], offset = 0, end: number = file.length): number[] {
  const values = [Uint32Array.from(bodies, (body) => body - offset + ADDRESS)];
  const tables: Tables = {
    sizes: { rows: [], heapSizes: 0 },
    header: new Uint8Array(),
    tail: new Uint8Array(),
    byNumber: new Map([[TABLE.methodDef, { columns: [{ column: 4, bytes: 4 }], rows: bodies.length, values }]]),
  };
  const layout = { streams: [], section: { address: ADDRESS, offset, end }, tablesHeader: 0, tablesTail: 0 };
  return [...mapBodies({ file: Uint8Array.from(file), layout, tables }, maps)];
}

const call = [0x28, 1, 0, 0, 0x0a];
const mappedCall = [0x28, 5, 1, 0, 0x0a];

describe('mapBodies', () => {
  it('maps the tokens of a tiny body and stops at its end', () => {
    const file = [0xff, (6 << 2) | 2, ...call, 0x2a, ...call];
    expect(mapped(file, [1])).toEqual([0xff, (6 << 2) | 2, ...mappedCall, 0x2a, ...call]);
  });

  it('maps a body that two methods have once, and none outside the section', () => {
    const again = [0x28, 1, 0, 0, 0x01];
    const body = [(5 << 2) | 2, ...again];
    const onceMapped = [(5 << 2) | 2, 0x28, 7, 0, 0, 0x01];
    expect(mapped([...body, ...body, ...body], [6, 6, 0, 12], 6, 12)).toEqual([...body, ...onceMapped, ...body]);
  });

  it('maps the locals, user strings and exception types of a fat body', () => {
    const code = [0x72, 4, 0, 0, 0x70, 0x2a];
    const clause = [0, 0, 0, 0, 1, 0, 0, 1, 1, 0, 0, 0x01];
    const body = [0x0b, 0x30, 8, 0, code.length, 0, 0, 0, 1, 0, 0, 0x11, ...code, 0, 0, 0x01, 16, 0, 0, ...clause];
    const file = mapped(body, [0]);
    expect([file[8], file[13], file[body.length - 4]]).toEqual([2, 20, 7]);
  });

  it('walks over switch tables and long operands', () => {
    const code = [0x45, 1, 0, 0, 0, 0x28, 1, 0, 0, 0x21, ...call, 1, 2, 3, ...call];
    const file = mapped([(code.length << 2) | 2, ...code], [0]);
    expect(file.slice(-5)).toEqual(mappedCall);
    expect(file.slice(6, 10)).toEqual([0x28, 1, 0, 0]);
  });

  it('touches nothing outside its bounds, whatever the bytes are', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 20, maxLength: 80 }), fc.array(fc.nat(90)), (random, bodies) => {
        const file = mapped([...random], bodies, 8, random.length - 8);
        expect(file).toHaveLength(random.length);
        expect(file.slice(0, 8)).toEqual([...random.subarray(0, 8)]);
        expect(file.slice(-8)).toEqual([...random.subarray(-8)]);
      }),
    );
  });
});

describe('offsetMap', () => {
  it('says of every offset where its blob is, and leaves the others', () => {
    const blobs = parseBlobs(Uint8Array.of(0, 2, 7, 7, 1, 8));
    expect([...offsetMap(blobs, (offset) => offset + 50)]).toEqual([50, 51, 2, 3, 54]);
    expect(offsetMap(parseBlobs(new Uint8Array()), (offset) => offset)).toHaveLength(0);
  });
});
