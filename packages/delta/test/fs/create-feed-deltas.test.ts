import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { withTemporaryFolder } from '@nuspine/testkit';
import { buildPackage } from '@nuspine/testkit/packages';
import { describe, expect, it } from 'vitest';
import { createFeedDeltas, type FeedDelta } from '../../src/fs/create-feed-deltas.ts';
import { addParts, appFiles, fillFeed } from './feed-folder.ts';

/** Makes the delta to release `release` of the app from a feed, in the folder `out` beside it. */
async function deltaTo(feed: string, release: number): Promise<FeedDelta | undefined> {
  const out = `${feed}-out`;
  const full = `${feed}-full.nupkg`;
  await mkdir(out, { recursive: true });
  await writeFile(full, await buildPackage({ version: `1.${String(release)}.0`, files: appFiles(release) }));
  const [made] = await createFeedDeltas({ feed, full, out, engine: 'portable' });
  return made;
}

async function inFeed(use: (feed: string) => Promise<void>): Promise<void> {
  await withTemporaryFolder((parent) => use(join(parent, 'feed')));
}

describe('createFeedDeltas', () => {
  it('writes what addRelease would, and leaves the feed as it is', async () => {
    await inFeed(async (feed) => {
      await fillFeed(feed, 1);
      const before = await readdir(feed);
      const made = await deltaTo(feed, 2);
      expect(made).toMatchObject({ deltaReport: { output: { name: 'App-1.2.0-delta.nupkg' } } });
      expect(await readdir(feed)).toEqual(before);
      const delta = await readFile(join(`${feed}-out`, 'App-1.2.0-delta.nupkg'));
      await addParts(feed, { version: '1.2.0', files: appFiles(2) });
      expect(Buffer.compare(delta, await readFile(join(feed, 'App-1.2.0-delta.nupkg')))).toBe(0);
    });
  });

  it('makes none for the first release', async () => {
    await inFeed(async (feed) => {
      expect(await deltaTo(feed, 0)).toEqual({ format: 'squirrel', noDelta: { reason: 'first-release' } });
      expect(await readdir(`${feed}-out`)).toEqual([]);
    });
  });

  it('makes none for a package that the feed holds', async () => {
    await inFeed(async (feed) => {
      await fillFeed(feed, 1);
      expect(await deltaTo(feed, 1)).toEqual({ format: 'squirrel', noDelta: { reason: 'released-before' } });
    });
  });

  it('rejects an earlier version', async () => {
    await inFeed(async (feed) => {
      await addParts(feed, { version: '1.3.0', files: appFiles(3) });
      await expect(deltaTo(feed, 2)).rejects.toThrowCode('DELTA_VERSION_ORDER');
    });
  });

  it('rejects a feed that is not sound', async () => {
    await inFeed(async (feed) => {
      await fillFeed(feed, 1);
      await writeFile(join(feed, 'App-1.1.0-full.nupkg'), 'damaged');
      await expect(deltaTo(feed, 2)).rejects.toThrowCode('DELTA_FEED_CORRUPT');
    });
  });
});
