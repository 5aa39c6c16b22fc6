import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { withTemporaryFolder } from '../../src/fs/index.ts';

describe('withTemporaryFolder', () => {
  it('gives a folder that is there while it is used, and removes it with what it holds', async () => {
    const used = await withTemporaryFolder(async (folder) => {
      await writeFile(join(folder, 'a'), 'a');
      expect(existsSync(folder)).toBe(true);
      return folder;
    });
    expect(existsSync(used)).toBe(false);
  });

  it('removes the folder when its use fails', async () => {
    let used = '';
    const failing = withTemporaryFolder(async (folder) => {
      used = folder;
      throw new Error('stop');
    });
    await expect(failing).rejects.toThrow('stop');
    expect(existsSync(used)).toBe(false);
  });
});
