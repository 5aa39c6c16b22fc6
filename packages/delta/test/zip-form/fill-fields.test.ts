import { readArchive } from '@nuspine/nupkg-core';
import { bytesSource } from '@nuspine/primitives';
import { rawZip } from '@nuspine/testkit';
import { describe, expect, it } from 'vitest';
import { blankFields, fillFileFields, fillPlaces } from '../../src/zip-form/fill-fields.ts';
import { findZipFields } from '../../src/zip-form/zip-fields.ts';
import { readSkeleton } from '../../src/zip-form/zip-skeleton.ts';

const archive = await readArchive(
  bytesSource(
    rawZip([{ name: 'f/' }, { name: 'a.txt', content: 'one' }, { name: 'g/' }, { name: 'b.txt', content: 'two' }]),
  ),
);
const { bytes } = await readSkeleton(archive);
const zip = findZipFields(bytes);

describe('blankFields', () => {
  it('leaves nothing of what can be computed', () => {
    const blank = zip === undefined ? bytes : blankFields(bytes, zip, 'computed');
    expect(Buffer.from(blank).includes('a.txt')).toBe(false);
    expect(Buffer.from(blank).includes('f/')).toBe(true);
    const named = zip === undefined ? bytes : blankFields(bytes, zip, 'kept');
    expect(Buffer.from(named).includes('a.txt')).toBe(true);
  });
});

describe.each(['computed', 'kept'] as const)('fillFileFields and fillPlaces, names %s', (names) => {
  it('fill in what was there', () => {
    if (zip === undefined) throw new Error('fields of a plain archive are not found');
    const skeleton = blankFields(bytes, zip, names);
    archive.entries.forEach(({ path, crc32, size, compressedSize }, file) => {
      fillFileFields(skeleton, zip.ofFiles[file] ?? [], names, { path, crc32, size, packedSize: compressedSize });
    });
    fillPlaces(
      skeleton,
      zip,
      archive.entries.map(({ compressedSize }) => compressedSize),
    );
    expect(Buffer.from(skeleton).equals(bytes)).toBe(true);
  });

  it('leave out what does not fit of a longer name', () => {
    const skeleton = Uint8Array.from(bytes);
    const fact = { path: 'b'.repeat(1000), crc32: 0, size: 0, packedSize: 0 };
    fillFileFields(skeleton, zip?.ofFiles[0] ?? [], names, fact);
    expect(skeleton).toHaveLength(bytes.length);
    expect(Buffer.from(skeleton).includes('b'.repeat(6))).toBe(false);
  });
});
