import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { withTemporaryFolder } from '@nuspine/testkit';
import { describe, expect, it } from 'vitest';
import { readTextFile } from '../../src/fs/read-text-file.ts';
import { MATRIX_LIMITS } from '../../src/limits.ts';

describe('readTextFile', () => {
  it('gives a file as it stands', async () => {
    await withTemporaryFolder(async (folder) => {
      const path = join(folder, 'a.toml');
      await writeFile(path, '\uFEFFname = "é"\r\n');
      expect(await readTextFile(path)).toBe('\uFEFFname = "é"\r\n');
    });
  });

  it('names a file that is not there, or is not text', async () => {
    await withTemporaryFolder(async (folder) => {
      const path = join(folder, 'a.toml');
      await expect(readTextFile(path)).rejects.toMatchObject({ code: 'SOURCE_READ_FAILED', details: { path } });
      await writeFile(path, Uint8Array.of(0x61, 0xff, 0xfe));
      await expect(readTextFile(path)).rejects.toMatchObject({ code: 'SOURCE_READ_FAILED', details: { path } });
    });
  });

  it('refuses a file that is too large before it is read', async () => {
    await withTemporaryFolder(async (folder) => {
      const path = join(folder, 'a.toml');
      await writeFile(path, Buffer.alloc(MATRIX_LIMITS.fileBytes + 1, 'a'));
      await expect(readTextFile(path)).rejects.toThrowCode('MATRIX_LIMIT_EXCEEDED');
    });
  });
});
