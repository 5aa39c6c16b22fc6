import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { rawZip, withTemporaryFolder } from '@nuspine/testkit';
import { describe, expect, it } from 'vitest';
import { readNuspecFile } from '../../src/fs/index.ts';

const NUSPEC = `<package><metadata><id>A</id><version>1.0.0</version></metadata></package>`;

describe('readNuspecFile', () => {
  it('reads the nuspec of a file', async () => {
    await withTemporaryFolder(async (folder) => {
      const path = join(folder, 'a.nupkg');
      await writeFile(path, rawZip([{ name: 'A.nuspec', content: NUSPEC }]));
      expect((await readNuspecFile(path)).identity.id).toBe('A');
    });
  });

  it('names the file that is no package', async () => {
    await withTemporaryFolder(async (folder) => {
      const path = join(folder, 'a.nupkg');
      await writeFile(path, 'text');
      await expect(readNuspecFile(path)).rejects.toMatchObject({ code: 'NUPKG_ARCHIVE_NOT_ZIP', details: { path } });
    });
  });
});
