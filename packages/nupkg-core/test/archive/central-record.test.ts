import { bytesSource } from '@nuspine/primitives';
import { rawZip } from '@nuspine/testkit';
import { describe, expect, it } from 'vitest';
import { readArchive } from '../../src/index.ts';

const one = { name: 'a.txt', content: 'content' };

describe('parseCentralRecord', () => {
  it.each<[string, string, Uint8Array]>([
    ['traditional encryption', 'NUPKG_ENTRY_ENCRYPTED', rawZip([{ ...one, flags: 1 }])],
    ['strong encryption', 'NUPKG_ENTRY_ENCRYPTED', rawZip([{ ...one, flags: 0x41 }])],
    ['masked headers', 'NUPKG_ENTRY_ENCRYPTED', rawZip([{ ...one, flags: 0x2000 }])],
    ['patch data', 'NUPKG_ENTRY_METHOD_UNSUPPORTED', rawZip([{ ...one, flags: 0x20 }])],
    ['bzip2', 'NUPKG_ENTRY_METHOD_UNSUPPORTED', rawZip([{ ...one, method: 12 }])],
    ['deflate64', 'NUPKG_ENTRY_METHOD_UNSUPPORTED', rawZip([{ ...one, method: 9 }])],
    ['an entry on another disk', 'NUPKG_ARCHIVE_MULTI_DISK', rawZip([{ ...one, disk: 1 }])],
    ['a stored size that is not its own', 'NUPKG_ENTRY_SIZE_MISMATCH', rawZip([{ ...one, size: 8 }])],
    ['more than deflate can say', 'NUPKG_ENTRY_SIZE_MISMATCH', rawZip([{ ...one, method: 8, size: 99999 }])],
    ['a folder with content', 'NUPKG_ENTRY_SIZE_MISMATCH', rawZip([{ name: 'a/', content: 'x' }])],
  ])('refuses %s: %s', async (_case, code, bytes) => {
    await expect(readArchive(bytesSource(bytes))).rejects.toThrowCode(code);
  });
});
