import type { OnProgress } from '@nuspine/nupkg-core';
import { type FileStamp, formatNuGetVersion, parseNuGetVersion } from '@nuspine/primitives';
import { join } from 'node:path';
import type { DeltaEnds } from '../delta-declaration.ts';
import type { WrittenFile } from '../delta-report.ts';
import type { FeedIndex } from '../feed-index.ts';
import type { DeltaFormatName } from '../formats/format-name.ts';
import { planRelease, type ReleaseCandidate, type ReleasePlan, requireUnreleased } from '../plan-release.ts';
import { fullFileName } from '../release-file-name.ts';
import type { ListedEnds, ReleaseEntry } from '../releases-index.ts';
import type { EngineOptions } from './choose-engine.ts';
import { commitRelease, type PlacedFile } from './commit-release.ts';
import { type FeedLock, withFeedLock } from './feed-lock.ts';
import { type PlacedDelta, placeDelta, type ReleasedDelta, releasedBefore } from './place-delta.ts';
import { readCandidate } from './read-candidate.ts';
import { indexesToAddTo, readSoundFeed } from './read-sound-feed.ts';
import { unlistedFiles } from './unlisted-files.ts';
import { removeLeftovers, withFolder, withWorkFolder } from './work-folder.ts';

export interface AddReleaseOptions extends Pick<EngineOptions, 'engine' | 'effort'> {
  /** Path of the feed folder; made if it is not there. */
  readonly releases: string;
  /** Whose clients get a delta, each format in its own index. Default `squirrel` alone. */
  readonly formats?: readonly DeltaFormatName[];
  /** Velopack's channel. Default `win`. */
  readonly channel?: string;
  /** Paths of the deltas that `createFeedDeltas` made already. By default they are made here. */
  readonly deltas?: readonly string[];
  readonly onProgress?: OnProgress;
}

export interface AddedRelease {
  /** The package that the feed lists now, or listed already. */
  readonly full: WrittenFile;
  /** One for each format, in the order that was asked for. */
  readonly deltas: readonly ReleasedDelta[];
  /** False if every index already listed exactly this package. */
  readonly changed: boolean;
}

/**
 * Adds a full package to a feed folder, with the deltas from the release before it. `makeFull` writes the package to the
 * path it is given, inside the feed folder; what it resolves to comes back as `made`. Indexes are written last: before
 * that moment the feed is the old one, after it the new one, and a killed call is finished by calling again.
 * Throws `DELTA_FEED_LOCKED`, `DELTA_FEED_CORRUPT`, `DELTA_BASE_MISMATCH` for a delta that does not fit, or what
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
      const indexes = await readSoundFeed(releases);
      return withWorkFolder(releases, async (work) => {
        const made = await makeFull(join(work, FULL));
        const full = await readCandidate(join(work, FULL));
        return { ...(await release(options, { lock, work, indexes, full })), made };
      });
    }),
  );
}

// Name in the work folder.
const FULL = 'full.nupkg';

interface ReleaseWork {
  readonly lock: FeedLock;
  readonly work: string;
  readonly indexes: readonly FeedIndex[];
  readonly full: ReleaseCandidate & FileStamp;
}

async function release(options: AddReleaseOptions, context: ReleaseWork): Promise<AddedRelease> {
  const { lock, work, indexes, full } = context;
  requireUnreleased(indexes, full);
  const { releases, formats = ['squirrel'], channel } = options;
  const targets = await indexesToAddTo({ folder: releases, indexes, formats, channel, candidate: full });
  const plans = targets.map((index) => ({ index, plan: planRelease(index, full) }));
  const written = fullOf(plans, full);
  const deltas: ReleasedDelta[] = [];
  const placed: PlacedFile[] = [];
  const changed: FeedIndex[] = [];
  for (const { index, plan } of plans) {
    if (plan.kind === 'unchanged') {
      deltas.push(await releasedBefore(releases, index, plan.delta));
      continue;
    }
    const made = await placeDelta({ options, index, indexes, plan, work, candidate: full, full: join(work, FULL) });
    deltas.push(made.released);
    placed.push(...made.files);
    changed.push(withRelease(index, full, written, made));
  }
  const isNew = plans.every(({ plan }) => plan.kind === 'add');
  const files = unlistedFiles(indexes, isNew ? [...placed, { from: join(work, FULL), file: written }] : placed);
  if (changed.length > 0) await commitRelease(releases, changed, files, lock);
  return { full: written, deltas, changed: changed.length > 0 };
}

interface PlannedIndex {
  readonly index: FeedIndex;
  readonly plan: ReleasePlan;
}

/** The full package under the name that an index lists it by, or under a new one. */
function fullOf(plans: readonly PlannedIndex[], full: ReleaseCandidate & FileStamp): WrittenFile {
  const { size, digest, sha1 } = full;
  const listed = plans.map(({ plan }) => plan).find((plan) => plan.kind === 'unchanged');
  return { name: listed?.full.fileName ?? fullFileName(full.id, formatNuGetVersion(full.version)), size, digest, sha1 };
}

function withRelease(
  index: FeedIndex,
  { id, version }: ReleaseCandidate,
  full: WrittenFile,
  { released: { delta }, ends }: PlacedDelta,
): FeedIndex {
  const entry = ({ name, size, sha1, digest }: WrittenFile, isDelta: boolean): ReleaseEntry => ({
    fileName: name,
    size,
    sha1,
    digest,
    isDelta,
    version,
    packageId: id,
  });
  const added = [
    ...(delta === undefined ? [] : [{ ...entry(delta, true), ...listedEnds(index, ends) }]),
    entry(full, false),
  ];
  return { ...index, entries: [...index.entries, ...added] };
}

/** Only our own index has a place for what a delta lies between. */
function listedEnds({ format }: FeedIndex, ends: DeltaEnds | undefined): { readonly ends?: ListedEnds } {
  if (format !== 'nuspine' || ends === undefined) return {};
  const listed = ({ version, size, digest }: DeltaEnds['base']): ListedEnds['base'] => ({
    version: parseNuGetVersion(version),
    size,
    digest,
  });
  return { ends: { base: listed(ends.base), target: listed(ends.target) } };
}
