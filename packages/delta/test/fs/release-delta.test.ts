import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { withTemporaryFolder } from '@nuspine/testkit';
import { buildPackage } from '@nuspine/testkit/packages';
import { describe, expect, it } from 'vitest';
import { readCandidate } from '../../src/fs/read-candidate.ts';
import { readSoundFeed } from '../../src/fs/read-sound-feed.ts';
import { createReleaseDelta, inspectReleaseDelta, type ReleaseDeltaJob } from '../../src/fs/release-delta.ts';
import { planRelease } from '../../src/plan-release.ts';
import { appFiles, fillFeed } from './feed-folder.ts';

/** Runs `use` with the job to release 1.2.0 on a feed of 1.0.0 and 1.1.0. */
async function withJob(use: (job: ReleaseDeltaJob) => Promise<void>): Promise<void> {
  await withTemporaryFolder(async (parent) => {
    const feed = join(parent, 'feed');
    await fillFeed(feed, 1);
    const full = join(parent, 'full.nupkg');
    await writeFile(full, await buildPackage({ version: '1.2.0', files: appFiles(2) }));
    const [index] = await readSoundFeed(feed);
    if (index === undefined) throw new Error('there is no feed');
    const plan = planRelease(index, await readCandidate(full));
    if (plan.kind !== 'add') throw new Error('1.2.0 is there already');
    await use({ feed, plan, full, out: join(parent, 'delta.nupkg'), engine: 'portable' });
  });
}

describe('createReleaseDelta', () => {
  it('makes the delta from the release that the plan names', async () => {
    await withJob(async (job) => {
      expect(await createReleaseDelta(job)).toMatchObject({ deltaReport: { base: { version: '1.1.0' } } });
    });
  });

  it('makes none without a release to start from', async () => {
    await withJob(async (job) => {
      const plan = { ...job.plan, base: undefined };
      expect(await createReleaseDelta({ ...job, plan })).toEqual({ noDelta: { reason: 'first-release' } });
      await rm(join(job.feed, 'App-1.1.0-full.nupkg'));
      expect(await createReleaseDelta(job)).toEqual({ noDelta: { reason: 'base-elsewhere' } });
    });
  });
});

describe('inspectReleaseDelta', () => {
  it('is the stamp of a delta that fits', async () => {
    await withJob(async (job) => {
      const made = await createReleaseDelta(job);
      const { stamp, ends } = await inspectReleaseDelta(job.out, job);
      expect(made).toMatchObject({ deltaReport: { output: stamp, ...ends } });
    });
  });

  it('rejects a delta to another package', async () => {
    await withJob(async (job) => {
      await createReleaseDelta(job);
      await writeFile(job.full, await buildPackage({ version: '1.2.0', files: appFiles(3) }));
      await expect(inspectReleaseDelta(job.out, job)).rejects.toThrowCode('DELTA_BASE_MISMATCH');
    });
  });

  it('rejects a delta from another release', async () => {
    await withJob(async (job) => {
      await createReleaseDelta(job);
      const [index] = await readSoundFeed(job.feed);
      const older = index?.entries.find(({ fileName }) => fileName === 'App-1.0.0-full.nupkg');
      const plan = { ...job.plan, base: older };
      await expect(inspectReleaseDelta(job.out, { ...job, plan })).rejects.toThrowCode('DELTA_BASE_MISMATCH');
      const first = { ...job.plan, base: undefined };
      await expect(inspectReleaseDelta(job.out, { ...job, plan: first })).rejects.toThrowCode('DELTA_BASE_MISMATCH');
    });
  });

  it('rejects a package that is no delta of ours', async () => {
    await withJob(async (job) => {
      await expect(inspectReleaseDelta(job.full, job)).rejects.toThrowCode('DELTA_BASE_MISMATCH');
    });
  });
});
