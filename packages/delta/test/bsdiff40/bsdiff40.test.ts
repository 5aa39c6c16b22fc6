import { describe, expect, it } from 'vitest';
import { formatBsdiff40, parseBsdiff40 } from '../../src/bsdiff40/bsdiff40.ts';
import { writeSignedMagnitude } from '../../src/bsdiff40/signed-magnitude.ts';
import { DEFAULT_PATCH_LIMITS } from '../../src/index.ts';

const SAMPLE = {
  targetSize: 7,
  control: Uint8Array.of(1, 2, 3),
  difference: Uint8Array.of(4),
  extra: Uint8Array.of(5, 6),
};

function withNumber(offset: number, value: number): Uint8Array {
  const patch = formatBsdiff40(SAMPLE);
  writeSignedMagnitude(new DataView(patch.buffer), offset, value);
  return patch;
}

describe('formatBsdiff40', () => {
  it('writes the header and the sections side by side', () => {
    const hex = Buffer.from(formatBsdiff40(SAMPLE)).toString('hex');
    expect(hex).toBe(
      '4253444946463430' + '0300000000000000' + '0100000000000000' + '0700000000000000' + '010203040506',
    );
  });
});

describe('parseBsdiff40', () => {
  it('gives the sections that were formatted', () => {
    expect(parseBsdiff40(formatBsdiff40(SAMPLE), DEFAULT_PATCH_LIMITS)).toEqual(SAMPLE);
  });

  it('refuses another magic', () => {
    expect(() => parseBsdiff40(Buffer.alloc(32, 'BSDIFF41'), DEFAULT_PATCH_LIMITS)).toThrowCode('DELTA_PATCH_CORRUPT');
  });

  it('refuses less than a header', () => {
    expect(() => parseBsdiff40(formatBsdiff40(SAMPLE).subarray(0, 31), DEFAULT_PATCH_LIMITS)).toThrowCode(
      'DELTA_PATCH_TRUNCATED',
    );
  });

  it.each([8, 16, 24])('refuses a negative size at offset %d', (offset) => {
    expect(() => parseBsdiff40(withNumber(offset, -1), DEFAULT_PATCH_LIMITS)).toThrowCode('DELTA_PATCH_CORRUPT');
  });

  it.each([
    [8, 6],
    [8, Number.MAX_SAFE_INTEGER],
    [16, 4],
    [16, Number.MAX_SAFE_INTEGER],
  ])('refuses a section (size at offset %d) of %d bytes that the patch does not have', (offset, size) => {
    expect(() => parseBsdiff40(withNumber(offset, size), DEFAULT_PATCH_LIMITS)).toThrowCode('DELTA_PATCH_TRUNCATED');
  });

  it('refuses a target that is larger than allowed', () => {
    expect(() => parseBsdiff40(formatBsdiff40(SAMPLE), { maxTargetSize: 6 })).toThrowCode('DELTA_LIMIT_EXCEEDED');
    expect(() => parseBsdiff40(withNumber(24, 2 ** 40), DEFAULT_PATCH_LIMITS)).toThrowCode('DELTA_LIMIT_EXCEEDED');
  });
});
