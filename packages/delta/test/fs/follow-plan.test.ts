import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { withTemporaryFolder } from '@nuspine/testkit';
import { parseNuGetVersion } from '@nuspine/primitives';
import { describe, expect, it } from 'vitest';
import { RECIPE_PATH } from '../../src/delta-recipe.ts';
import { sha1Of } from '../../src/formats/shasum.ts';
import { folderAccess } from '../../src/fs/folder-access.ts';
import { followPlan } from '../../src/fs/follow-plan.ts';
import { readIndexes } from '../../src/fs/read-indexes.ts';
import { planUpdate } from '../../src/update-plan.ts';
import { open, rewrite } from '../memory-packages.ts';
import { fillLargeFeed } from './update-feed-folder.ts';

describe('followPlan', () => {
  it('names the file that leads to other bytes than the index lists, and deletes it', async () => {
    await withTemporaryFolder(async (feed) => {
      await withTemporaryFolder(async (work) => {
        await fillLargeFeed(feed, 1);
        const access = folderAccess(feed);
        const { indexes } = await readIndexes(access);
        const plan = planUpdate(indexes, { from: { version: parseNuGetVersion('1.0.0') }, formats: ['squirrel'] });
        const lying = indexes.map((index) => ({
          ...index,
          entries: index.entries.map((entry) => (entry.isDelta ? entry : { ...entry, sha1: 'F'.repeat(40) })),
        }));
        const current = join(feed, 'App-1.0.0-full.nupkg');
        const result = await followPlan({ access, plan, indexes: lying, current, work });
        expect(result).toMatchObject({ failed: 'App-1.1.0-delta.nupkg', error: { code: 'DELTA_RESULT_MISMATCH' } });
        expect(await readdir(work)).not.toContain('App-1.1.0-delta.nupkg');
      });
    });
  });

  it('refuses a delta that does not prove what it leaves as it is, as those of Squirrel', async () => {
    await withTemporaryFolder(async (feed) => {
      await withTemporaryFolder(async (work) => {
        await fillLargeFeed(feed, 1);
        const path = join(feed, 'App-1.1.0-delta.nupkg');
        const bare = await rewrite(await open(await readFile(path)), {
          [RECIPE_PATH]: undefined,
          'lib/net8.0/Library.dll.shasum': new Uint8Array(),
        });
        await writeFile(path, bare.bytes);
        const { indexes } = await readIndexes(folderAccess(feed));
        const listing = indexes.map((index) => ({
          ...index,
          entries: index.entries.map((entry) =>
            entry.fileName === 'App-1.1.0-delta.nupkg'
              ? { ...entry, sha1: sha1Of(bare.bytes), size: bare.bytes.length }
              : entry,
          ),
        }));
        const plan = planUpdate(listing, { from: { version: parseNuGetVersion('1.0.0') }, formats: ['squirrel'] });
        const current = join(feed, 'App-1.0.0-full.nupkg');
        const result = await followPlan({ access: folderAccess(feed), plan, indexes: listing, current, work });
        expect(result).toMatchObject({ failed: 'App-1.1.0-delta.nupkg', error: { code: 'DELTA_UNPROVEN' } });
      });
    });
  });

  it('resolves to the rebuilt package', async () => {
    await withTemporaryFolder(async (feed) => {
      await withTemporaryFolder(async (work) => {
        await fillLargeFeed(feed, 1);
        const access = folderAccess(feed);
        const { indexes } = await readIndexes(access);
        const plan = planUpdate(indexes, { from: { version: parseNuGetVersion('1.0.0') }, formats: ['squirrel'] });
        const current = join(feed, 'App-1.0.0-full.nupkg');
        expect(await followPlan({ access, plan, indexes, current, work })).toMatchObject({ exactness: 'bytes' });
      });
    });
  });
});
