import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { withHttpServer, withTemporaryFolder } from '@nuspine/testkit';
import { describe, expect, it } from 'vitest';
import { feedPlanner } from '../../src/fs/feed-planner.ts';
import { planFeedUpdate } from '../../src/fs/plan-feed-update.ts';
import { serveFolder } from './feed-server.ts';
import { fillLargeFeed } from './update-feed-folder.ts';

const FORMATS = ['squirrel'] as const;

describe('feedPlanner', () => {
  it('plans as a feed does that is read for each plan', async () => {
    await withTemporaryFolder(async (feed) => {
      await fillLargeFeed(feed, 2, 8_000, FORMATS);
      const planner = await feedPlanner({ feed });
      expect(planner.packageIds).toEqual(['App']);
      // A channel that is named for several feeds is none of one that only Squirrel reads.
      const named = await feedPlanner({ feed, channel: 'beta' });
      expect(await named.plan('app', { from: '1.0.0' })).toEqual(await planFeedUpdate({ feed, from: '1.0.0' }));
      for (const wishes of [{ from: '1.0.0' }, { from: '1.1.0', to: '1.2.0' }, { to: '1.1.0' }]) {
        expect(await planner.plan('app', wishes)).toEqual(await planFeedUpdate({ feed, ...wishes }));
      }
    });
  });

  it('reads a feed on a server once', async () => {
    await withTemporaryFolder(async (feed) => {
      await fillLargeFeed(feed, 1, 8_000, FORMATS);
      await withHttpServer(serveFolder(feed), async ({ url, requests }) => {
        const planner = await feedPlanner({ feed: url });
        const asked = requests.length;
        expect(await planner.plan('App', { from: '1.0.0' })).toMatchObject({ steps: [{ kind: 'delta' }] });
        expect(await planner.plan('App', {})).toMatchObject({ steps: [{ kind: 'full' }] });
        expect(requests).toHaveLength(asked);
      });
    });
  });

  it('keeps packages of a feed apart, and says why there is no plan', async () => {
    await withTemporaryFolder(async (feed) => {
      await fillLargeFeed(feed, 0, 1000, FORMATS);
      const index = join(feed, 'RELEASES');
      const text = await readFile(index, 'utf8');
      await writeFile(index, `${text}\r\n${text.replace('\uFEFF', '').replace('App-1.0.0', 'Other-7.0.0')}`);
      const planner = await feedPlanner({ feed });
      expect(planner.packageIds).toEqual(['App', 'Other']);
      expect(await planner.plan('Other', {})).toMatchObject({ to: '7.0.0', rejected: [] });
      expect(await planner.plan('App', { to: '7.0.0' })).toEqual({ reason: 'feed does not list this version' });
      await expect(planner.plan('App', { to: 'newest' })).rejects.toThrowCode('VERSION_INVALID');
    });
  });
});
