import { bytesSource } from '@nuspine/primitives';
import { rawZip } from '@nuspine/testkit';
import { describe, expect, it } from 'vitest';
import { readArchive } from '../../src/index.ts';

const one = { name: 'a.txt', content: 'content' };
const zip = rawZip([one]);
const stray = Buffer.from('stray bytes');

describe('readEndRecord', () => {
  it.each<[string, string, Uint8Array]>([
    ['an empty file', 'NUPKG_ARCHIVE_NOT_ZIP', Buffer.alloc(0)],
    ['text', 'NUPKG_ARCHIVE_NOT_ZIP', Buffer.from('<html>not found</html>')],
    ['an archive that is cut short', 'NUPKG_ARCHIVE_NOT_ZIP', zip.subarray(0, -1)],
    ['bytes after the end', 'NUPKG_ARCHIVE_STRAY_BYTES', rawZip([one], { after: stray })],
    ['a comment shorter than it says', 'NUPKG_ARCHIVE_STRAY_BYTES', rawZip([one], { commentLength: 5 })],
    ['a second end record in the comment', 'NUPKG_ARCHIVE_STRAY_BYTES', rawZip([one], { comment: zip.subarray(-22) })],
    ['another disk', 'NUPKG_ARCHIVE_MULTI_DISK', rawZip([one], { disk: 1 })],
    ['a directory on another disk', 'NUPKG_ARCHIVE_MULTI_DISK', rawZip([one], { directoryDisk: 1 })],
    ['entries on other disks', 'NUPKG_ARCHIVE_MULTI_DISK', rawZip([one], { entriesOnDisk: 0 })],
  ])('refuses %s: %s', async (_case, code, bytes) => {
    await expect(readArchive(bytesSource(bytes))).rejects.toThrowCode(code);
  });
});
