import { describe, expect, it } from 'vitest';
import { findCertificates, peChecksum } from '../../src/pe/certificate-table.ts';
import { peFile } from '../engine/pe-file.ts';

function signed(offset: number, size: number): Uint8Array {
  const file = peFile({ size: 600 });
  new DataView(file.buffer).setUint32(0x80 + 24 + 96 + 4 * 8, offset, true);
  new DataView(file.buffer).setUint32(0x80 + 24 + 96 + 4 * 8 + 4, size, true);
  return file;
}

describe('findCertificates', () => {
  it('finds them where the security directory says', () => {
    expect(findCertificates(signed(500, 100))).toEqual({ offset: 500, end: 600, checksum: 216, directory: 280 });
  });

  it.each([
    [0, 0],
    [100, 50],
    [500, 101],
    [2 ** 32 - 1, 8],
  ])('finds none at %i of %i bytes', (offset, size) => {
    expect(findCertificates(signed(offset, size))).toBeUndefined();
  });
});

describe('peChecksum', () => {
  it('adds words with carry, and the size', () => {
    expect(peChecksum(Uint8Array.of(0xff, 0xff, 0x02, 0x00, 9, 9, 9, 9), 4)).toBe(2 + 8);
    expect(peChecksum(Uint8Array.of(0x01, 0x00, 9, 9, 9, 9, 0x05), 2)).toBe(6 + 7);
  });
});
