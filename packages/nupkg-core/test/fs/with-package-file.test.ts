import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { CodedError } from '@nuspine/primitives';
import { withTemporaryFolder } from '@nuspine/testkit';
import { describe, expect, it } from 'vitest';
import { withPackageFile } from '../../src/fs/index.ts';

describe('withPackageFile', () => {
  it('names the file that is no package', async () => {
    await withTemporaryFolder(async (folder) => {
      const path = join(folder, 'a.nupkg');
      await writeFile(path, 'no package');
      const error = await withPackageFile(path, async () => 'opened').catch((thrown: unknown) => thrown);
      expect(error).toBeInstanceOf(CodedError);
      expect(error).toMatchObject({ code: 'NUPKG_ARCHIVE_NOT_ZIP', details: { path } });
    });
  });
});
