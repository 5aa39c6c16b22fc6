import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { withTemporaryFolder } from '@nuspine/testkit';
import { describe, expect, it } from 'vitest';
import { compareFolders } from '../../src/corpora/compare-folders.ts';

describe('compareFolders', () => {
  it('counts the files of the target, and names those that the base has with other bytes', async () => {
    await withTemporaryFolder(async (folder) => {
      const write = async (side: string, files: Readonly<Record<string, string>>): Promise<string> => {
        await mkdir(join(folder, side, 'inner'), { recursive: true });
        for (const [path, text] of Object.entries(files)) await writeFile(join(folder, side, path), text);
        return join(folder, side);
      };
      const base = await write('base', { same: '1', 'inner/other': '22', gone: '3' });
      const target = await write('target', { same: '1', 'inner/other': '23', new: '444' });
      expect(await compareFolders(base, target)).toEqual({
        totals: { files: 3, bytes: 6, changed: 1 },
        changed: ['inner/other'],
      });
    });
  });
});
