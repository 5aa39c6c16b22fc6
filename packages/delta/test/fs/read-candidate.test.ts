import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { digestBytes } from '@nuspine/primitives';
import { withTemporaryFolder } from '@nuspine/testkit';
import { buildPackage } from '@nuspine/testkit/packages';
import { describe, expect, it } from 'vitest';
import { readCandidate } from '../../src/fs/read-candidate.ts';

describe('readCandidate', () => {
  it('is what a package calls itself, and the stamp of its bytes', async () => {
    await withTemporaryFolder(async (folder) => {
      const bytes = await buildPackage({ version: '1.2.0', files: {} });
      await writeFile(join(folder, 'any-name.nupkg'), bytes);
      expect(await readCandidate(join(folder, 'any-name.nupkg'))).toMatchObject({
        id: 'App',
        version: { major: 1, minor: 2 },
        size: bytes.length,
        digest: digestBytes(bytes),
      });
    });
  });

  it('rejects what is no package', async () => {
    await withTemporaryFolder(async (folder) => {
      await writeFile(join(folder, 'a.nupkg'), 'no zip');
      await expect(readCandidate(join(folder, 'a.nupkg'))).rejects.toThrowCode('NUPKG_ARCHIVE_NOT_ZIP');
    });
  });
});
