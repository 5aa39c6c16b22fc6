import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { formatNuGetVersion, parseNuGetVersion } from '@nuspine/primitives';
import { withTemporaryFolder } from '@nuspine/testkit';
import { describe, expect, it } from 'vitest';
import { openInstalledFolder } from '../../src/fs/installed-folder.ts';
import { installPackage } from '../builders/installed-package.ts';
import { buildPackageBytes } from '../builders/package.ts';

const A1 = { id: 'a', version: parseNuGetVersion('1.0') };

async function versionsIn(folder: string, id = 'A'): Promise<readonly string[]> {
  const feed = await openInstalledFolder(folder);
  return (await feed.versions(id)).map(formatNuGetVersion);
}

describe('openInstalledFolder', () => {
  it('has what is installed there', async () => {
    await withTemporaryFolder(async (folder) => {
      await installPackage(folder, 'A', '10.0.0');
      await installPackage(folder, 'A', '1.0.0');
      const feed = await openInstalledFolder(folder);
      expect(feed).toMatchObject({ name: folder, isInstalled: true });
      expect(await versionsIn(folder, 'a')).toEqual(['1.0.0', '10.0.0']);
      expect(await versionsIn(folder, 'None')).toEqual([]);
      expect((await feed.nuspec(A1)).id).toBe('A');
      expect(await feed.open(A1, async ({ identity }) => identity.id)).toBe('A');
      await expect(feed.nuspec({ ...A1, version: parseNuGetVersion('2.0') })).rejects.toThrowCode(
        'FEED_PACKAGE_MISSING',
      );
    });
  });

  it('does not have what was not installed to the end, or stands elsewhere', async () => {
    await withTemporaryFolder(async (folder) => {
      await writeFile(join(folder, 'A.1.0.0.nupkg'), await buildPackageBytes({ id: 'A' }));
      expect(await versionsIn(folder)).toEqual([]);
      const unfinished = await installPackage(folder, 'A', '1.0.0');
      await rm(join(unfinished, '.nupkg.metadata'));
      await rename(await installPackage(folder, 'A', '2.0.0'), join(folder, 'a', '2.0'));
      await mkdir(join(folder, 'a', 'notes'));
      expect(await versionsIn(folder)).toEqual([]);
    });
  });

  it('resolves without the package file, and says what is missing when it is opened', async () => {
    await withTemporaryFolder(async (folder) => {
      await rm(join(await installPackage(folder, 'A'), 'a.1.0.0.nupkg'));
      const feed = await openInstalledFolder(folder);
      expect((await feed.nuspec(A1)).id).toBe('A');
      await expect(feed.open(A1, async () => undefined)).rejects.toThrowCode('SOURCE_READ_FAILED');
    });
  });

  it('refuses a package that is not the one that was installed', async () => {
    await withTemporaryFolder(async (folder) => {
      const place = await installPackage(folder, 'A');
      await writeFile(
        join(place, 'a.1.0.0.nupkg'),
        await buildPackageBytes({ id: 'A', dependencies: { any: ['B 1.0'] } }),
      );
      const feed = await openInstalledFolder(folder);
      await expect(feed.open(A1, async () => undefined)).rejects.toThrowCode('FEED_CONTENT_CHANGED');
    });
  });

  it('refuses a folder that is not there', async () => {
    await withTemporaryFolder(async (folder) => {
      await expect(openInstalledFolder(join(folder, 'none'))).rejects.toThrowCode('FEED_UNREADABLE');
    });
  });
});
