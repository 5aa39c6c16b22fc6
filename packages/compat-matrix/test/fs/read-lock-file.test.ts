import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { withTemporaryFolder } from '@nuspine/testkit';
import { describe, expect, it } from 'vitest';
import { readLockFile } from '../../src/fs/index.ts';

describe('readLockFile', () => {
  it('reads the set of an earlier answer', async () => {
    await withTemporaryFolder(async (folder) => {
      const path = join(folder, 'lock.json');
      await writeFile(path, '{"solved":true,"state":"declared","set":[{"component":"a","version":"1.0.0"}]}');
      expect(await readLockFile(path)).toEqual([{ component: 'a', version: '1.0.0' }]);
      // As PowerShell writes it.
      await writeFile(path, '\ufeff{"solved":true,"state":"declared","set":[{"component":"a","version":"1.0.0"}]}\r\n');
      expect(await readLockFile(path)).toEqual([{ component: 'a', version: '1.0.0' }]);
    });
  });

  it('names a file that is none', async () => {
    await withTemporaryFolder(async (folder) => {
      const path = join(folder, 'lock.json');
      await writeFile(path, '');
      await expect(readLockFile(path)).rejects.toMatchObject({ code: 'MATRIX_LOCK_INVALID', details: { path } });
    });
  });
});
