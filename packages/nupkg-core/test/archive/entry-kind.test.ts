import { bytesSource } from '@nuspine/primitives';
import { rawZip } from '@nuspine/testkit';
import { describe, expect, it } from 'vitest';
import { readArchive } from '../../src/index.ts';

const one = { name: 'a.txt', content: 'content' };
const symlink = 0o120777 * 0x10000;

describe('requirePlainFile', () => {
  it.each<[string, string, Uint8Array]>([
    ['a symlink', 'NUPKG_ENTRY_SPECIAL', rawZip([{ ...one, madeBy: 0x031e, attributes: symlink }])],
    ['a symlink of an unknown system', 'NUPKG_ENTRY_SPECIAL', rawZip([{ ...one, attributes: symlink }])],
    ['a pipe', 'NUPKG_ENTRY_SPECIAL', rawZip([{ ...one, attributes: 0o010644 * 0x10000 }])],
    ['a file that says it is a folder', 'NUPKG_ENTRY_SPECIAL', rawZip([{ ...one, attributes: 0o040755 * 0x10000 }])],
    ['a Windows link', 'NUPKG_ENTRY_SPECIAL', rawZip([{ ...one, attributes: 0x400 }])],
  ])('refuses %s: %s', async (_case, code, bytes) => {
    await expect(readArchive(bytesSource(bytes))).rejects.toThrowCode(code);
  });
});
