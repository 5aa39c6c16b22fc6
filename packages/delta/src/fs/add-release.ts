import type { OnProgress } from '@nuspine/nupkg-core';
import { formatNuGetVersion } from '@nuspine/primitives';
import { withFileSource } from '@nuspine/primitives/fs';
import { copyFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { DeltaReport, WrittenFile } from '../delta-report.ts';
import { type FileStamp, stampSource } from '../hashing-sink.ts';
import { planRelease, type ReleaseCandidate } from '../plan-release.ts';
import { deltaFileName, fullFileName } from '../release-file-name.ts';
import type { ReleaseEntry } from '../releases-index.ts';
import type { EngineChoice } from './choose-engine.ts';
import { commitRelease } from './commit-release.ts';
import { type FeedLock, withFeedLock } from './feed-lock.ts';
import { readCandidate } from './read-candidate.ts';
import { readSoundFeed } from './read-sound-feed.ts';
import { createReleaseDelta, inspectReleaseDelta, type NoDelta, type ReleaseDeltaJob } from './release-delta.ts';
import { removeLeftovers, withFolder, withWorkFolder } from './work-folder.ts';

export interface AddReleaseOptions {
  /** Path of the feed folder; made if it is not there. */
  readonly releases: string;
  /** Path of the delta if `createFeedDelta` made it already. By default it is made here. */
  readonly delta?: string;
  /** Default `auto`. */
  readonly engine?: EngineChoice;
  readonly onProgress?: OnProgress;
}

export interface AddedRelease {
  /** The package that the feed lists now, or listed already. */
  readonly full: WrittenFile;
  readonly delta?: WrittenFile;
  /** How the delta was made; absent when it was not made here. */
  readonly deltaReport?: DeltaReport;
  readonly noDelta?: NoDelta;
  /** False if the feed already listed exactly this package. */
  readonly changed: boolean;
}

/**
 * Adds a full package to a feed folder, with the delta from the release before it. `makeFull` writes the package to the
 * path it is given, inside the feed folder; what it resolves to comes back as `made`. The index is written last: before
 * that moment the feed is the old one, after it the new one, and a killed call is finished by calling again.
 * Throws `DELTA_FEED_LOCKED`, `DELTA_FEED_CORRUPT`, `DELTA_BASE_MISMATCH` for a `delta` that does not fit, or what
 * `planRelease`, `createDelta` and `makeFull` throw; the feed is then as it was.
 */
export async function addRelease<Made>(
  options: AddReleaseOptions,
  makeFull: (out: string) => Promise<Made>,
): Promise<AddedRelease & { readonly made: Made }> {
  const { releases } = options;
  return withFolder(releases, () =>
    withFeedLock(releases, async (lock) => {
      await removeLeftovers(releases);
      const entries = await readSoundFeed(releases);
      return withWorkFolder(releases, async (work) => {
        const made = await makeFull(join(work, FULL));
        const full = await readCandidate(join(work, FULL));
        return { ...(await release(options, { lock, work, entries, full })), made };
      });
    }),
  );
}

// Names in the work folder.
const FULL = 'full.nupkg';
const DELTA = 'delta.nupkg';

interface ReleaseWork {
  readonly lock: FeedLock;
  readonly work: string;
  readonly entries: readonly ReleaseEntry[];
  readonly full: ReleaseCandidate & FileStamp;
}

async function release(options: AddReleaseOptions, { lock, work, entries, full }: ReleaseWork): Promise<AddedRelease> {
  const { releases } = options;
  const plan = planRelease(entries, full);
  const { size, digest, sha1 } = full;
  if (plan.kind === 'unchanged') {
    const delta = plan.delta === undefined ? {} : { delta: await stampFile(releases, plan.delta.fileName) };
    return { full: { name: plan.full.fileName, size, digest, sha1 }, ...delta, changed: false };
  }
  const version = formatNuGetVersion(full.version);
  const written: WrittenFile = { name: fullFileName(full.id, version), size, digest, sha1 };
  const made = await placeDelta(options, plan, work, deltaFileName(full.id, version));
  const delta = 'delta' in made ? [{ from: join(work, DELTA), file: made.delta }] : [];
  await commitRelease(releases, entries, [...delta, { from: join(work, FULL), file: written }], lock);
  return { full: written, ...made, changed: true };
}

type PlacedDelta = { readonly delta: WrittenFile; readonly deltaReport?: DeltaReport } | { readonly noDelta: NoDelta };

/** Puts the delta into the work folder: the one that was made before, or a new one. */
async function placeDelta(
  { releases, delta: madeBefore, engine, onProgress }: AddReleaseOptions,
  plan: ReleaseDeltaJob['plan'],
  work: string,
  name: string,
): Promise<PlacedDelta> {
  const job = { feed: releases, plan, full: join(work, FULL), out: join(work, DELTA) };
  if (madeBefore !== undefined) {
    await copyFile(madeBefore, job.out);
    return { delta: { name, ...(await inspectReleaseDelta(job.out, job)) } };
  }
  const made = await createReleaseDelta({
    ...job,
    ...(engine === undefined ? {} : { engine }),
    ...(onProgress === undefined ? {} : { onProgress }),
  });
  if ('noDelta' in made) return made;
  const delta = { ...made.deltaReport.output, name };
  return { delta, deltaReport: { ...made.deltaReport, output: delta } };
}

async function stampFile(folder: string, name: string): Promise<WrittenFile> {
  return { name, ...(await withFileSource(join(folder, name), stampSource)) };
}
