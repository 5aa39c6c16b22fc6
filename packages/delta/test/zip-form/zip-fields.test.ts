import { readArchive } from '@nuspine/nupkg-core';
import { bytesSource } from '@nuspine/primitives';
import { rawZip } from '@nuspine/testkit';
import { describe, expect, it } from 'vitest';
import { findZipFields } from '../../src/zip-form/zip-fields.ts';
import { readSkeleton, type ZipSkeleton } from '../../src/zip-form/zip-skeleton.ts';

async function skeletonOf(zip: Uint8Array): Promise<ZipSkeleton> {
  return readSkeleton(await readArchive(bytesSource(zip)));
}

const ZIP = rawZip(
  [{ name: 'folder/' }, { name: 'a.txt', content: 'a' }, { name: 'b.txt', content: 'b', extra: Buffer.alloc(4) }],
  { comment: Buffer.from('comment') },
);

describe('findZipFields', () => {
  it('finds what is said of each file in both headers, and of each place', async () => {
    const { bytes, places } = await skeletonOf(ZIP);
    const zip = findZipFields(bytes);
    expect(zip?.places).toEqual(places);
    expect(zip?.ofFiles.map((fields) => fields.map(({ kind }) => kind).toSorted())).toEqual(
      [1, 2].map(() => ['crc32', 'crc32', 'name', 'name', 'packedSize', 'packedSize', 'size', 'size']),
    );
    expect(zip?.ofPlaces.map(({ kind }) => kind)).toEqual(['header', 'header', 'header', 'directory', 'directorySize']);
  });

  it.each([0, 4])(
    'finds the sizes behind a file whose header leaves them out, with %i bytes of signature',
    (signature) => {
      const descriptor = Buffer.alloc(signature + 12);
      if (signature > 0) descriptor.writeUInt32LE(0x08074b50);
      const local = Buffer.alloc(30 + 1);
      local.writeUInt32LE(0x04034b50);
      local.writeUInt16LE(8, 6);
      local.writeUInt16LE(1, 26);
      const end = Buffer.alloc(22);
      end.writeUInt32LE(0x06054b50);
      const zip = findZipFields(Buffer.concat([local, descriptor, end]));
      expect(zip?.ofFiles[0]?.map(({ at }) => at)).toEqual([30, 31 + signature, 35 + signature, 39 + signature]);
    },
  );

  it('gives nothing, or fields within the skeleton, for one that is cut off or damaged', async () => {
    const { bytes } = await skeletonOf(ZIP);
    for (let size = 0; size < bytes.length - 7; size += 1) {
      expect(findZipFields(bytes.subarray(0, size))).toBeUndefined();
      const damaged = Uint8Array.from(bytes);
      damaged[size] = (damaged[size] ?? 0) ^ 0xff;
      const zip = findZipFields(damaged);
      for (const { at, length } of zip?.ofFiles.flat() ?? []) expect(at + length).toBeLessThanOrEqual(damaged.length);
    }
  });
});
