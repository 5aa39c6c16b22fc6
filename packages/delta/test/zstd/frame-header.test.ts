import { constants, zstdCompressSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { isZstdFrame, readFrameHeader } from '../../src/zstd/frame-header.ts';
import { noise } from '../sample-bytes.ts';

const frame = (size: number, params: Record<number, number> = {}): Uint8Array => {
  const options = { pledgedSrcSize: size, params };
  return zstdCompressSync(noise(size, 1), options);
};

describe('readFrameHeader', () => {
  it.each([0, 1, 255, 256, 65_791, 65_792, 1 << 20])('reads the size %i of the content', (size) => {
    expect(readFrameHeader(frame(size))).toMatchObject({ contentSize: size, hasChecksum: false });
  });

  it('reads the window and the checksum', () => {
    const params = { [constants.ZSTD_c_windowLog]: 12, [constants.ZSTD_c_checksumFlag]: 1 };
    expect(readFrameHeader(frame(1 << 16, params))).toMatchObject({ windowSize: 4096, hasChecksum: true });
  });

  it.each([
    ['another magic', Buffer.from('BSDIFF40')],
    ['a reserved bit', Buffer.from('28b52ffd2801', 'hex')],
    ['a dictionary id', Buffer.from('28b52ffd210001', 'hex')],
    ['no content size', Buffer.from('28b52ffd0040', 'hex')],
    ['an impossible size', Buffer.from('28b52ffde0ffffffffffffffff', 'hex')],
  ])('refuses %s', (_what, patch) => {
    expect(() => readFrameHeader(patch)).toThrowCode('DELTA_PATCH_CORRUPT');
  });

  it.each([4, 5, 6])('refuses a header of %i bytes', (length) => {
    expect(() => readFrameHeader(frame(70_000).subarray(0, length))).toThrowCode('DELTA_PATCH_TRUNCATED');
  });
});

describe('isZstdFrame', () => {
  it('is told by the first four bytes', () => {
    expect(isZstdFrame(frame(1))).toBe(true);
    expect(isZstdFrame(Buffer.from([0x28, 0xb5, 0x2f]))).toBe(false);
  });
});
