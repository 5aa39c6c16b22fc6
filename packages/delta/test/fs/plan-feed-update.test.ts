import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { withTemporaryFolder } from '@nuspine/testkit';
import { parseNuGetVersion } from '@nuspine/primitives';
import { describe, expect, it } from 'vitest';
import { folderAccess } from '../../src/fs/folder-access.ts';
import { declarations, planFeedUpdate, requestFor } from '../../src/fs/plan-feed-update.ts';
import { readIndexes } from '../../src/fs/read-indexes.ts';
import { fillLargeFeed } from './update-feed-folder.ts';

describe('planFeedUpdate', () => {
  it('plans from a version or from a package, and knows the bases of the deltas', async () => {
    await withTemporaryFolder(async (feed) => {
      await fillLargeFeed(feed, 2);
      const byVersion = await planFeedUpdate({ feed, from: '1.0.0', formats: ['squirrel'] });
      expect(byVersion.steps.map(({ kind, from, isBaseAssumed }) => [kind, from, isBaseAssumed])).toEqual([
        ['delta', '1.0.0', undefined],
        ['delta', '1.1.0', undefined],
      ]);
      const byPackage = await planFeedUpdate({ feed, from: join(feed, 'App-1.0.0-full.nupkg'), formats: ['squirrel'] });
      expect(byPackage).toEqual(byVersion);
    });
  });

  it('plans the full package for whoever has nothing', async () => {
    await withTemporaryFolder(async (feed) => {
      await fillLargeFeed(feed, 1);
      expect((await planFeedUpdate({ feed })).steps).toMatchObject([
        { kind: 'full', fileName: 'App-1.1.0-full.nupkg' },
      ]);
    });
  });

  it('throws VERSION_INVALID for what is neither', async () => {
    await withTemporaryFolder(async (feed) => {
      await fillLargeFeed(feed, 0);
      await expect(planFeedUpdate({ feed, from: 'newest' })).rejects.toThrowCode('VERSION_INVALID');
    });
  });
});

describe('requestFor', () => {
  it('reads the versions', () => {
    expect(requestFor({ to: '1.1' }, undefined).to).toEqual(parseNuGetVersion('1.1'));
  });
});

describe('declarations', () => {
  it('asks the deltas above the installed version, and excludes what cannot be read', async () => {
    await withTemporaryFolder(async (feed) => {
      await fillLargeFeed(feed, 3);
      await rm(join(feed, 'App-1.3.0-delta.nupkg'));
      const access = folderAccess(feed);
      const { indexes } = await readIndexes(access);
      const found = await declarations(access, indexes, { version: parseNuGetVersion('1.1.0') });
      expect([...found.bases]).toEqual([
        ['App-1.2.0-delta.nupkg', '1.1.0'],
        ['App-1.3.0-win-delta.nupkg', '1.2.0'],
        ['App-1.2.0-win-delta.nupkg', '1.1.0'],
      ]);
      expect([...found.excluded.keys()]).toEqual(['App-1.3.0-delta.nupkg']);
    });
  });
});
