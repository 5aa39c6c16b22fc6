import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { withTemporaryFolder } from '@nuspine/testkit';
import { describe, expect, it } from 'vitest';
import { readTextFile, writeTextFile } from '../../src/fs/text-file.ts';

describe('readTextFile', () => {
  it('refuses what is not UTF-8', async () => {
    await withTemporaryFolder(async (folder) => {
      const path = join(folder, 'a.props');
      await writeFile(path, Buffer.from('\ufeff<Project />', 'utf16le'));
      await expect(readTextFile(path)).rejects.toThrowCode('SPINE_ARTIFACT_INVALID');
      await expect(readTextFile(path, 'GATE_FILE_INVALID')).rejects.toThrowCode('GATE_FILE_INVALID');
    });
  });

  it('names a file that is not there', async () => {
    await withTemporaryFolder(async (folder) => {
      await expect(readTextFile(join(folder, 'a'))).rejects.toThrowCode('SOURCE_READ_FAILED');
    });
  });
});

describe('writeTextFile', () => {
  it('keeps a byte order mark', async () => {
    await withTemporaryFolder(async (folder) => {
      const path = join(folder, 'a.props');
      await writeFile(path, '\ufeff<Project />\r\n');
      const file = await readTextFile(path);
      expect(file).toEqual({ text: '<Project />\r\n', hasMark: true });
      await writeTextFile(path, { ...file, text: '<a />\r\n' });
      expect(await readFile(path, 'utf8')).toBe('\ufeff<a />\r\n');
    });
  });
});
