import { bytesSource } from '@nuspine/primitives';
import { rawZip } from '@nuspine/testkit';
import { describe, expect, it } from 'vitest';
import { readArchive } from '../../src/index.ts';

const one = { name: 'a.txt', content: 'content' };
const zip = rawZip([one]);
const stray = Buffer.from('stray bytes');

describe('readCentralDirectory', () => {
  it.each<[string, string, Uint8Array]>([
    ['an archive behind another file', 'NUPKG_ARCHIVE_DIRECTORY_INVALID', Buffer.concat([stray, zip])],
    ['two archives in a row', 'NUPKG_ARCHIVE_DIRECTORY_INVALID', Buffer.concat([rawZip([{ name: 'x' }]), zip])],
    ['too high a count', 'NUPKG_ARCHIVE_DIRECTORY_INVALID', rawZip([one], { entryCount: 2 })],
    ['too low a count', 'NUPKG_ARCHIVE_DIRECTORY_INVALID', rawZip([one, { name: 'b' }], { entryCount: 1 })],
    ['a directory of another size', 'NUPKG_ARCHIVE_DIRECTORY_INVALID', rawZip([one], { directorySize: 5 })],
    ['a directory outside', 'NUPKG_ARCHIVE_DIRECTORY_INVALID', rawZip([one], { directoryOffset: 9999 })],
    ['a broken extra field', 'NUPKG_ARCHIVE_DIRECTORY_INVALID', rawZip([{ ...one, extra: Buffer.from([1, 0, 9, 0]) }])],
  ])('refuses %s: %s', async (_case, code, bytes) => {
    await expect(readArchive(bytesSource(bytes))).rejects.toThrowCode(code);
  });
});
