import { mkdir, symlink, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { bytesSource, formatNuGetVersion, parseNuGetVersion } from '@nuspine/primitives';
import { withTemporaryFolder } from '@nuspine/testkit';
import { describe, expect, it } from 'vitest';
import { openFolderFeed } from '../../src/fs/index.ts';
import { contentHash, type Feed } from '../../src/index.ts';
import { buildPackageBytes, type PackageRecipe } from '../builders/package.ts';

/** A folder with packages by path, and empty files for the paths that have no recipe. */
async function withFeed<T>(
  content: Readonly<Record<string, PackageRecipe | undefined>>,
  use: (feed: Feed, folder: string) => Promise<T>,
): Promise<T> {
  return withTemporaryFolder(async (folder) => {
    for (const [path, recipe] of Object.entries(content)) {
      await mkdir(dirname(join(folder, path)), { recursive: true });
      await writeFile(join(folder, path), recipe === undefined ? '' : await buildPackageBytes(recipe));
    }
    return use(await openFolderFeed(folder), folder);
  });
}

async function versions(feed: Feed, id: string): Promise<readonly string[]> {
  return (await feed.versions(id)).map(formatNuGetVersion);
}

const A1 = { id: 'A', version: parseNuGetVersion('1.0') };

describe('openFolderFeed', () => {
  it('serves packages of a flat folder and of one level below', async () => {
    const content = {
      'A.2.0.0.nupkg': { id: 'A', version: '2.0.0' },
      'sub/a.1.0.nupkg': { id: 'A', version: '1.0' },
      'sub/deep/A.3.0.0.nupkg': { id: 'A', version: '3.0.0' },
      'B.1.0.0-rc.1.nupkg': { id: 'B', version: '1.0.0-rc.1' },
    };
    await withFeed(content, async (feed) => {
      expect(await versions(feed, 'a')).toEqual(['1.0.0', '2.0.0']);
      expect(await versions(feed, 'B')).toEqual(['1.0.0-rc.1']);
      expect(await versions(feed, 'C')).toEqual([]);
    });
  });

  it('opens packages and reads their nuspecs', async () => {
    await withFeed({ 'A.1.0.0.nupkg': { id: 'A', files: ['lib/net8.0/A.dll'] } }, async (feed, folder) => {
      expect(await feed.open(A1, async ({ files }) => files.map(({ path }) => path))).toEqual(['lib/net8.0/A.dll']);
      expect((await feed.nuspec(A1)).id).toBe('A');
      expect(feed.name).toBe(folder);
    });
  });

  it('tells ids apart that continue each other', async () => {
    const content = {
      'A.1.2.0.0.nupkg': { id: 'A.1', version: '2.0.0' },
      'A.1.3.0.nupkg': { id: 'A', version: '1.3.0' },
    };
    await withFeed(content, async (feed) => {
      expect(await versions(feed, 'A')).toEqual(['1.3.0']);
      expect(await versions(feed, 'A.1')).toEqual(['2.0.0']);
    });
  });

  it('takes the root before a sub-folder where both have a version', async () => {
    const content = {
      'sub/A.1.0.0.nupkg': { id: 'A', files: ['lib/sub.txt'] },
      'A.1.0.0.nupkg': { id: 'A', files: ['lib/root.txt'] },
    };
    await withFeed(content, async (feed) => {
      expect(await versions(feed, 'A')).toEqual(['1.0.0']);
      expect(await feed.open(A1, async ({ files }) => files.map(({ path }) => path))).toEqual(['lib/root.txt']);
    });
  });

  it('serves a hierarchical folder, but no package without its .sha512', async () => {
    const content = {
      'a/1.0.0/a.1.0.0.nupkg': { id: 'A' },
      'a/1.0.0/a.1.0.0.nupkg.sha512': undefined,
      'a/2.0.0/a.2.0.0.nupkg': { id: 'A', version: '2.0.0' },
    };
    await withFeed(content, async (feed) => {
      expect(await versions(feed, 'A')).toEqual(['1.0.0']);
      expect(await versions(feed, 'B')).toEqual([]);
    });
  });

  it.each([
    ['an id', 'a'],
    ['a version', 'a/1.0.0'],
  ])('serves a hierarchical folder where %s is a link', async (_, linked) => {
    const content = {
      'store/a/1.0.0/a.1.0.0.nupkg': { id: 'A' },
      'store/a/1.0.0/a.1.0.0.nupkg.sha512': undefined,
    };
    await withFeed(content, async (_feed, folder) => {
      const link = join(folder, 'feed', linked);
      await mkdir(dirname(link), { recursive: true });
      await symlink(join(folder, 'store', linked), link, 'junction');
      expect(await versions(await openFolderFeed(join(folder, 'feed')), 'A')).toEqual(['1.0.0']);
    });
  });

  it('serves a global packages folder, but opens no package that is not the one installed', async () => {
    const content = {
      'a/1.0.0/a.1.0.0.nupkg': { id: 'A' },
      'a/1.0.0/a.1.0.0.nupkg.sha512': undefined,
      'a/1.0.0/a.nuspec': undefined,
    };
    await withFeed(content, async (feed, folder) => {
      const metadata = join(folder, 'a', '1.0.0', '.nupkg.metadata');
      await writeFile(metadata, JSON.stringify({ version: 2, contentHash: `${'A'.repeat(86)}==`, source: 'feed' }));
      expect(await versions(feed, 'A')).toEqual(['1.0.0']);
      await expect(feed.open(A1, async () => undefined)).rejects.toThrowCode('FEED_CONTENT_CHANGED');
      const hash = await contentHash(bytesSource(await buildPackageBytes({ id: 'A' })));
      await writeFile(metadata, JSON.stringify({ version: 2, contentHash: hash, source: 'feed' }));
      const again = await openFolderFeed(folder);
      expect(await again.open(A1, async ({ identity }) => identity.id)).toBe('A');
    });
  });

  it('is called what it is told to be', async () => {
    await withFeed({}, async (_, folder) => {
      expect((await openFolderFeed(folder, 'mine')).name).toBe('mine');
    });
  });

  it.each([
    ['another id', { id: 'Evil' }],
    ['another version', { id: 'A', version: '1.0.1' }],
  ])('refuses a file whose nuspec says %s', async (_, recipe) => {
    await withFeed({ 'A.1.0.0.nupkg': recipe }, async (feed) => {
      await expect(feed.versions('A')).rejects.toThrowCode('FEED_IDENTITY_MISMATCH');
    });
  });

  it('refuses to open what it does not have', async () => {
    await withFeed({}, async (feed) => {
      await expect(feed.open(A1, async () => undefined)).rejects.toThrowCode('FEED_PACKAGE_MISSING');
      await expect(feed.nuspec(A1)).rejects.toThrowCode('FEED_PACKAGE_MISSING');
    });
  });

  it('refuses a folder that is not there', async () => {
    await withTemporaryFolder(async (folder) => {
      await expect(openFolderFeed(join(folder, 'none'))).rejects.toThrowCode('FEED_UNREADABLE');
    });
  });
});
