import { withTemporaryFolder } from '@nuspine/testkit';
import { withPackageFile } from '@nuspine/nupkg-core/fs';
import { describe, expect, it } from 'vitest';
import { copyRealPackages } from '../../src/nupkg/real-packages.ts';

describe('copyRealPackages', () => {
  it('gives as many package files as are asked for, each again when there are too few', async () => {
    await withTemporaryFolder(async (folder) => {
      const paths = await copyRealPackages(folder, 120);
      expect(new Set(paths).size).toBe(120);
      const ids = await Promise.all(paths.map((path) => withPackageFile(path, async ({ nuspec }) => nuspec.id)));
      expect(new Set(ids).size).toBeLessThan(120);
    });
  });
});
