import { bytesSource } from '@nuspine/primitives';
import { rawZip } from '@nuspine/testkit';
import { describe, expect, it } from 'vitest';
import { readArchive } from '../../src/index.ts';

const one = { name: 'a.txt', content: 'content' };
const other = { name: 'b.txt', content: 'more' };
const zip = rawZip([one]);
const stray = Buffer.from('stray bytes');

describe('requireSeamlessLayout', () => {
  it.each<[string, string, Uint8Array]>([
    ['bytes before the first entry', 'NUPKG_ARCHIVE_STRAY_BYTES', rawZip([{ ...one, before: stray }])],
    ['bytes between entries', 'NUPKG_ARCHIVE_STRAY_BYTES', rawZip([{ ...one, after: stray }, { name: 'b' }])],
    ['bytes before the directory', 'NUPKG_ARCHIVE_STRAY_BYTES', rawZip([{ ...one, after: stray }])],
    ['bytes after the directory', 'NUPKG_ARCHIVE_STRAY_BYTES', rawZip([one], { before: stray })],
    ['an entry that no record lists', 'NUPKG_ARCHIVE_STRAY_BYTES', withoutFirstRecord()],
    ['no data descriptor', 'NUPKG_ENTRY_MISMATCH', rawZip([{ ...one, flags: 8 }])],
    ['a false data descriptor', 'NUPKG_ENTRY_MISMATCH', rawZip([{ ...one, flags: 8, after: Buffer.alloc(12) }])],
    [
      'too long a data descriptor',
      'NUPKG_ARCHIVE_STRAY_BYTES',
      rawZip([{ ...one, flags: 8, after: Buffer.alloc(40) }]),
    ],
    [
      'content that reaches into the next',
      'NUPKG_ENTRY_OVERLAP',
      rawZip([{ ...one, size: 9, compressedSize: 9 }, other]),
    ],
    ['content quoted by another', 'NUPKG_ENTRY_OVERLAP', quotedOverlap()],
  ])('refuses %s: %s', async (_case, code, bytes) => {
    await expect(readArchive(bytesSource(bytes))).rejects.toThrowCode(code);
  });

  it('accepts data descriptors of either form', async () => {
    const descriptor = Buffer.from(zip.subarray(14, 26));
    const signature = Buffer.from([0x50, 0x4b, 0x07, 0x08]);
    for (const after of [descriptor, Buffer.concat([signature, descriptor])]) {
      const local = { crc32: 0, size: 0, compressedSize: 0 };
      const archive = await readArchive(bytesSource(rawZip([{ ...one, flags: 8, local, after }])));
      expect(archive.entries).toHaveLength(1);
    }
  });
});

/** The local header of the second entry lies inside the stored content of the first (Fifield, "A better zip bomb"). */
function quotedOverlap(): Uint8Array {
  const inner = Buffer.from(rawZip([other]));
  const header = inner.subarray(0, inner.length - 22 - 46 - 5);
  const outer = Buffer.from(rawZip([{ name: 'a.txt', content: header }]));
  return rawZip([
    { name: 'a.txt', content: header },
    { ...other, data: Buffer.alloc(0), size: 4, compressedSize: 4, headerOffset: outer.indexOf('PK\x03\x04', 4) },
  ]);
}

function withoutFirstRecord(): Uint8Array {
  const both = Buffer.from(rawZip([{ name: 'x' }, one]));
  const directory = both.readUInt32LE(both.length - 6);
  const recordSize = 46 + 1;
  const cut = Buffer.concat([both.subarray(0, directory), both.subarray(directory + recordSize)]);
  cut.writeUInt16LE(1, cut.length - 14);
  cut.writeUInt16LE(1, cut.length - 12);
  cut.writeUInt32LE(both.readUInt32LE(both.length - 10) - recordSize, cut.length - 10);
  return cut;
}
