import { bytesSource } from '@nuspine/primitives';
import { extraField, rawZip } from '@nuspine/testkit';
import { describe, expect, it } from 'vitest';
import { readArchive } from '../../src/index.ts';

const size64 = (...values: readonly number[]): Uint8Array => {
  const bytes = Buffer.alloc(values.length * 8);
  for (const [index, value] of values.entries()) bytes.writeBigUInt64LE(BigInt(value), index * 8);
  return extraField(1, bytes);
};
const one = { name: 'a.txt', content: 'content' };
const invalid = 'NUPKG_ARCHIVE_ZIP64_INVALID';

describe('zip64Values', () => {
  it.each<[string, string, Uint8Array]>([
    [
      'a deferred size without a field',
      'NUPKG_ARCHIVE_ZIP64_INVALID',
      rawZip([{ ...one, size: 0xffffffff, extra: extraField(1, Buffer.alloc(0)) }]),
    ],
    ['a deferred size with no field at all', invalid, rawZip([{ ...one, size: 0xffffffff }])],
    ['a field that nothing defers to', invalid, rawZip([{ ...one, extra: size64(7) }])],
    ['a field with a value too many', invalid, rawZip([{ ...one, size: 0xffffffff, extra: size64(7, 7) }])],
    ['two fields', invalid, rawZip([{ ...one, size: 0xffffffff, extra: Buffer.concat([size64(7), size64(8)]) }])],
    ['a size beyond safe integers', invalid, rawZip([{ ...one, size: 0xffffffff, extra: size64(2 ** 60) }])],
    ['a field in the local header only', invalid, rawZip([{ ...one, local: { extra: size64(7) } }])],
  ])('refuses %s: %s', async (_case, code, bytes) => {
    await expect(readArchive(bytesSource(bytes))).rejects.toThrowCode(code);
  });

  it('reads sizes that both headers defer truthfully', async () => {
    const entry = { ...one, size: 0xffffffff, compressedSize: 0xffffffff, extra: size64(7, 7) };
    expect((await readArchive(bytesSource(rawZip([entry])))).entries[0]).toMatchObject({ size: 7, compressedSize: 7 });
  });
});
