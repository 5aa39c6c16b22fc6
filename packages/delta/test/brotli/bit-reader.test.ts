import { describe, expect, it } from 'vitest';
import { bitReader } from '../../src/brotli/bit-reader.ts';

describe('bitReader', () => {
  it('reads the lowest bits first, across bytes', () => {
    const bits = bitReader(Buffer.of(0b1010_0101, 0xff, 0x00, 0x80, 0x01));
    expect([bits.read(4), bits.peek(4), bits.read(6), bits.position()]).toEqual([5, 10, 0b11_1010, 10]);
    bits.skipBytes(1);
    expect([bits.position(), bits.read(16)]).toEqual([24, 0x0180]);
    expect(bits.peek(8)).toBe(0);
    expect(() => bits.read(1)).toThrowCode('DELTA_CONTAINER_CORRUPT');
  });

  it('reads 24 bits from any bit on', () => {
    const bits = bitReader(Buffer.of(0x80, 0xff, 0xff, 0x7f));
    bits.read(7);
    expect(bits.read(24)).toBe(0xffffff);
  });
});
