import { describe, expect, it } from 'vitest';
import { readSignedMagnitude, writeSignedMagnitude } from '../../src/bsdiff40/signed-magnitude.ts';

const view = (hex: string): DataView => new DataView(Uint8Array.from(Buffer.from(hex, 'hex')).buffer);

describe('readSignedMagnitude', () => {
  it.each([
    ['0000000000000000', 0],
    ['0000000000000080', 0],
    ['0100000000000080', -1],
    ['ffffffff00000000', 4_294_967_295],
    ['0000000001000000', 4_294_967_296],
    ['ffffffffffff1f00', Number.MAX_SAFE_INTEGER],
    ['ffffffffffff1f80', -Number.MAX_SAFE_INTEGER],
  ])('reads %s as %d', (hex, value) => {
    expect(readSignedMagnitude(view(hex), 0)).toBe(value);
  });

  it.each(['0000000000002000', 'ffffffffffffff7f', 'ffffffffffffffff'])('refuses %s', (hex) => {
    expect(() => readSignedMagnitude(view(hex), 0)).toThrowCode('DELTA_PATCH_CORRUPT');
  });
});

describe('writeSignedMagnitude', () => {
  it.each([0, 1, -1, 2 ** 31, 2 ** 32, -(2 ** 32) - 5, Number.MAX_SAFE_INTEGER, -Number.MAX_SAFE_INTEGER])(
    'writes %d so that it is read again',
    (value) => {
      const bytes = new DataView(new ArrayBuffer(10));
      writeSignedMagnitude(bytes, 2, value);
      expect(readSignedMagnitude(bytes, 2)).toBe(value);
    },
  );
});
