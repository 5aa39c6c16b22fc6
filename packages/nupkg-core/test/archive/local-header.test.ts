import { bytesSource } from '@nuspine/primitives';
import { rawZip } from '@nuspine/testkit';
import { describe, expect, it } from 'vitest';
import { readArchive } from '../../src/index.ts';

const one = { name: 'a.txt', content: 'content' };

describe('checkLocalHeader', () => {
  it.each<[string, string, Uint8Array]>([
    ['another name in the local header', 'NUPKG_ENTRY_MISMATCH', rawZip([{ ...one, local: { name: 'b.txt' } }])],
    ['other flags in the local header', 'NUPKG_ENTRY_MISMATCH', rawZip([{ ...one, local: { flags: 0x800 } }])],
    ['another method in the local header', 'NUPKG_ENTRY_MISMATCH', rawZip([{ ...one, local: { method: 8 } }])],
    ['another CRC in the local header', 'NUPKG_ENTRY_MISMATCH', rawZip([{ ...one, local: { crc32: 1 } }])],
    ['another size in the local header', 'NUPKG_ENTRY_MISMATCH', rawZip([{ ...one, local: { size: 9 } }])],
    ['no local header', 'NUPKG_ENTRY_MISMATCH', rawZip([{ ...one, headerOffset: 1 }])],
    ['a local header outside', 'NUPKG_ENTRY_MISMATCH', rawZip([{ ...one, headerOffset: 5000 }])],
    [
      'a broken local extra field',
      'NUPKG_ENTRY_MISMATCH',
      rawZip([{ ...one, local: { extra: Buffer.from([1, 0, 9, 0]) } }]),
    ],
    ['one local header for two', 'NUPKG_ENTRY_MISMATCH', rawZip([one, { name: 'b.txt', headerOffset: 0 }])],
  ])('refuses %s: %s', async (_case, code, bytes) => {
    await expect(readArchive(bytesSource(bytes))).rejects.toThrowCode(code);
  });
});
