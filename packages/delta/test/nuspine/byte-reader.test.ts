import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { byteReader } from '../../src/nuspine/byte-reader.ts';
import { byteWriter } from '../../src/nuspine/byte-writer.ts';

describe('byteReader', () => {
  it('reads back what a byteWriter wrote', () => {
    fc.assert(
      fc.property(fc.maxSafeNat(), fc.integer(), fc.uint8Array({ maxLength: 600 }), (number, signed, bytes) => {
        const writer = byteWriter();
        writer.number(number);
        writer.signed(signed);
        writer.bytes(bytes);
        writer.byte(7);
        const reader = byteReader(writer.written(), 'test');
        expect([reader.number(), reader.signed()]).toEqual([number, signed]);
        expect(Buffer.from(reader.bytes(bytes.length))).toEqual(Buffer.from(bytes));
        expect([reader.byte(), reader.left()]).toEqual([7, 0]);
      }),
    );
  });

  it('goes on in two places', () => {
    const reader = byteReader(Uint8Array.of(1, 2, 3), 'test');
    reader.byte();
    const other = reader.fork();
    expect([reader.byte(), reader.byte()]).toEqual([2, 3]);
    expect([other.byte(), other.left()]).toEqual([2, 1]);
  });

  it('says where bytes end too early', () => {
    expect(() => byteReader(Uint8Array.of(0x80), 'list').number()).toThrowCode('DELTA_CONTAINER_TRUNCATED');
    expect(() => byteReader(Uint8Array.of(1, 2), 'list').bytes(3)).toThrowCode('DELTA_CONTAINER_TRUNCATED');
  });

  it('refuses numbers that are not exact', () => {
    const most = byteWriter();
    most.number(Number.MAX_SAFE_INTEGER);
    expect(byteReader(most.written(), 'list').number()).toBe(Number.MAX_SAFE_INTEGER);
    expect(() => byteReader(new Uint8Array(9).fill(0xff), 'list').number()).toThrowCode('DELTA_CONTAINER_CORRUPT');
  });
});
