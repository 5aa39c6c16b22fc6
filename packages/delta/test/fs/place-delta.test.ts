import { readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { withTemporaryFolder } from '@nuspine/testkit';
import { buildPackage } from '@nuspine/testkit/packages';
import { describe, expect, it } from 'vitest';
import { createFeedDeltas } from '../../src/fs/create-feed-deltas.ts';
import { placeDelta, type PlaceDeltaJob, releasedBefore } from '../../src/fs/place-delta.ts';
import { readCandidate } from '../../src/fs/read-candidate.ts';
import { indexesToAddTo, readSoundFeed } from '../../src/fs/read-sound-feed.ts';
import { planRelease } from '../../src/plan-release.ts';
import { addParts, appFiles, fillFeed } from './feed-folder.ts';

/** Runs `use` with the job to place a delta of 1.1.0 for Squirrel on a feed of 1.0.0. */
async function withJob(use: (job: PlaceDeltaJob, folder: string) => Promise<void>): Promise<void> {
  await withTemporaryFolder(async (folder) => {
    const feed = join(folder, 'feed');
    await fillFeed(feed, 0);
    const full = join(folder, 'full.nupkg');
    await writeFile(full, await buildPackage({ version: '1.1.0', files: appFiles(1) }));
    const candidate = await readCandidate(full);
    const indexes = await readSoundFeed(feed);
    const [index] = await indexesToAddTo({ folder: feed, indexes, formats: ['squirrel'], candidate });
    const plan = index && planRelease(index, candidate);
    if (index === undefined || plan?.kind !== 'add') throw new Error('1.1.0 is there already');
    const options = { releases: feed, engine: 'portable' } as const;
    await use({ options, index, indexes, plan, work: folder, candidate, full }, folder);
  });
}

describe('placeDelta', () => {
  it('makes the delta beside the feed, under the name it gets', async () => {
    await withJob(async (job, folder) => {
      const { released, files } = await placeDelta(job);
      expect(released).toMatchObject({ index: 'RELEASES', delta: { name: 'App-1.1.0-delta.nupkg' }, changed: true });
      expect(files.map(({ from }) => from)).toEqual([join(folder, 'squirrel.nupkg')]);
      expect(await readdir(folder)).toContain('squirrel.nupkg');
    });
  });

  it('takes the one of several deltas that is of the format', async () => {
    await withJob(async (job, folder) => {
      const { releases: feed } = job.options;
      const formats = ['velopack', 'squirrel'] as const;
      await addParts(feed, { files: appFiles(0) }, { formats });
      await createFeedDeltas({ feed, full: job.full, out: folder, formats });
      const deltas = ['App-1.1.0-win-delta.nupkg', 'App-1.1.0-delta.nupkg'].map((name) => join(folder, name));
      const { released } = await placeDelta({ ...job, options: { ...job.options, deltas } });
      expect(released).toMatchObject({ delta: { name: 'App-1.1.0-delta.nupkg' } });
      expect(released.deltaReport).toBeUndefined();
    });
  });
});

describe('releasedBefore', () => {
  it('is what the index lists', async () => {
    await withJob(async ({ options, index }) => {
      const [full] = index.entries;
      expect(await releasedBefore(options.releases, index, undefined)).toEqual({
        format: 'squirrel',
        index: 'RELEASES',
        changed: false,
      });
      expect(await releasedBefore(options.releases, index, full)).toMatchObject({ delta: { sha1: full?.sha1 } });
    });
  });
});
