import { withTemporaryFolder } from '@nuspine/testkit';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readWholeFile } from '../../src/fs/read-whole-file.ts';

describe('readWholeFile', () => {
  it('reads a file up to the limit and refuses a larger one', async () => {
    await withTemporaryFolder(async (folder) => {
      const path = join(folder, 'four');
      await writeFile(path, 'four');
      expect(Buffer.from(await readWholeFile(path, 4)).toString()).toBe('four');
      await expect(readWholeFile(path, 3)).rejects.toThrowCode('DELTA_LIMIT_EXCEEDED');
    });
  });

  it('says that a file is missing', async () => {
    await withTemporaryFolder(async (folder) => {
      await expect(readWholeFile(join(folder, 'none'))).rejects.toThrowCode('SOURCE_READ_FAILED');
    });
  });
});
