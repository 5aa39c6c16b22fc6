import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mapBody, tokenMaps, type TokenMaps } from '../../src/clr/map-body.ts';

const maps: TokenMaps = tokenMaps(
  new Map([
    [0x0a, Int32Array.of(0, 0x105)],
    [0x11, Int32Array.of(0, 2)],
    [0x01, Int32Array.of(0, 7)],
  ]),
  (offset) => offset + 16,
);
const call = [0x28, 1, 0, 0, 0x0a];
const mappedCall = [0x28, 5, 1, 0, 0x0a];

describe('mapBody', () => {
  it('maps the tokens of a tiny body and stops at its end', () => {
    const file = Uint8Array.from([0xff, (6 << 2) | 2, ...call, 0x2a, ...call]);
    expect(mapBody(file, 1, file.length, maps)).toBe(8);
    expect([...file]).toEqual([0xff, (6 << 2) | 2, ...mappedCall, 0x2a, ...call]);
  });

  it('maps the locals, user strings and exception types of a fat body', () => {
    const code = [0x72, 4, 0, 0, 0x70, 0x2a];
    const clause = [0, 0, 0, 0, 1, 0, 0, 1, 1, 0, 0, 0x01];
    const body = [0x0b, 0x30, 8, 0, code.length, 0, 0, 0, 1, 0, 0, 0x11, ...code, 0, 0, 0x01, 16, 0, 0, ...clause];
    const file = Uint8Array.from(body);
    expect(mapBody(file, 0, file.length, maps)).toBe(body.length);
    expect([file[8], file[13], file[body.length - 4]]).toEqual([2, 20, 7]);
  });

  it('walks over switch tables and long operands', () => {
    const code = [0x45, 1, 0, 0, 0, 0x28, 1, 0, 0, 0x21, ...call, 1, 2, 3, ...call];
    const file = Uint8Array.from([(code.length << 2) | 2, ...code]);
    mapBody(file, 0, file.length, maps);
    expect([...file.subarray(-5)]).toEqual(mappedCall);
    expect([...file.subarray(6, 10)]).toEqual([0x28, 1, 0, 0]);
  });

  it('touches nothing outside its bounds, whatever the bytes are', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 20, maxLength: 80 }), (random) => {
        const file = Uint8Array.from(random);
        const end = mapBody(file, 8, file.length - 8, maps);
        expect(end ?? 8).toBeLessThanOrEqual(file.length - 8 + 3);
        expect(file.subarray(0, 8)).toEqual(random.subarray(0, 8));
        expect(file.subarray(-8)).toEqual(random.subarray(-8));
      }),
    );
  });
});
