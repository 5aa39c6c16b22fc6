import { describe, expect, it } from 'vitest';
import { findCertificates, peChecksum } from '../../src/pe/certificate-table.ts';
import { peFile } from '../engine/pe-file.ts';
import { noise } from '../sample-bytes.ts';

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

  it.each([0, 1, 2, 3, 4, 7, 65_536, 100_001])('is the sum of each word by itself for %i bytes', (size) => {
    const file = noise(size, size);
    for (const checksum of [0, 1, 2, Math.max(0, size - 3), size]) {
      let sum = 0;
      for (let at = 0; at < size; at += 2) {
        if (at >= checksum && at < checksum + 4) continue;
        sum += (file[at] ?? 0) + 256 * (file[at + 1] ?? 0);
      }
      while (sum > 0xffff) sum = (sum % 0x1_0000) + Math.floor(sum / 0x1_0000);
      expect(peChecksum(file, checksum)).toBe(sum + size);
      // At a place of memory where no word begins.
      expect(peChecksum(Buffer.concat([Buffer.alloc(1), file]).subarray(1), checksum)).toBe(sum + size);
    }
  });
});
