import { withPackageFile } from '@nuspine/nupkg-core/fs';
import { formatNuGetVersion } from '@nuspine/primitives';
import { withFileSource } from '@nuspine/primitives/fs';
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { DeltaReport, Progress, WrittenFile } from '../delta-report.ts';
import { DeltaError } from '../errors.ts';
import { type FileStamp, stampSource } from '../hashing-sink.ts';
import { planRelease, type ReleaseCandidate } from '../plan-release.ts';
import { deltaFileName, fullFileName } from '../release-file-name.ts';
import { type ReleaseEntry, RELEASES_FILE_NAME } from '../releases-index.ts';
import type { EngineChoice } from './choose-engine.ts';
import { commitRelease } from './commit-release.ts';
import { createDeltaFile, type CreateDeltaFileOptions } from './create-delta-file.ts';
import { type FeedLock, withFeedLock } from './feed-lock.ts';
import { readFeed } from './read-feed.ts';
import { verifyFeed } from './verify-feed.ts';
import { removeLeftovers, withFolder, withWorkFolder } from './work-folder.ts';

export interface AddReleaseOptions {
  /** Path of the feed folder; made if it is not there. */
  readonly releases: string;
  /** Default `auto`. */
  readonly engine?: EngineChoice;
  readonly onProgress?: (progress: Progress) => void;
}

/** Why a release has no delta. Clients get the full package. */
export type NoDelta =
  | { readonly reason: 'first-release' | 'base-elsewhere' }
  | { readonly reason: 'format-cannot-say'; readonly path: string; readonly message: string };

export interface AddedRelease {
  readonly full: WrittenFile;
  readonly delta?: WrittenFile;
  /** How the delta was made; absent when nothing changed. */
  readonly deltaReport?: DeltaReport;
  readonly noDelta?: NoDelta;
  /** False if the feed already listed exactly this package. */
  readonly changed: boolean;
}

/**
 * Adds a full package to a feed folder, with the delta from the release before it. `makeFull` writes the package to the
 * path it is given, inside the feed folder. The index is written last: before that moment the feed is the old one, after
 * it the new one, and a killed call is finished by calling again.
 * Throws `DELTA_FEED_LOCKED`, `DELTA_FEED_CORRUPT`, or what `planRelease`, `createDelta` and `makeFull` throw; the feed
 * is then as it was.
 */
export async function addRelease(
  options: AddReleaseOptions,
  makeFull: (out: string) => Promise<unknown>,
): Promise<AddedRelease> {
  const { releases } = options;
  return withFolder(releases, () =>
    withFeedLock(releases, async (lock) => {
      await removeLeftovers(releases);
      const entries = await readSoundFeed(releases);
      return withWorkFolder(releases, async (work) => {
        await makeFull(join(work, FULL));
        const full = await readCandidate(join(work, FULL));
        return release(options, { lock, work, entries, full });
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
  const made = await makeDelta(options, plan.base, work, deltaFileName(full.id, version), plan.unchanged);
  const delta = 'deltaReport' in made ? [{ from: join(work, DELTA), file: made.deltaReport.output }] : [];
  await commitRelease(releases, entries, [...delta, { from: join(work, FULL), file: written }], lock);
  return {
    full: written,
    ...('deltaReport' in made ? { delta: made.deltaReport.output } : {}),
    ...made,
    changed: true,
  };
}

type MadeDelta = { readonly deltaReport: DeltaReport } | { readonly noDelta: NoDelta };

async function makeDelta(
  { releases, engine, onProgress }: AddReleaseOptions,
  base: ReleaseEntry | undefined,
  work: string,
  name: string,
  unchanged: CreateDeltaFileOptions['unchanged'],
): Promise<MadeDelta> {
  if (base === undefined) return { noDelta: { reason: 'first-release' } };
  if (!(await isFile(join(releases, base.fileName)))) return { noDelta: { reason: 'base-elsewhere' } };
  try {
    const report = await createDeltaFile({
      base: join(releases, base.fileName),
      target: join(work, FULL),
      out: join(work, DELTA),
      ...(unchanged === undefined ? {} : { unchanged }),
      ...(engine === undefined ? {} : { engine }),
      ...(onProgress === undefined ? {} : { onProgress }),
    });
    return { deltaReport: { ...report, output: { ...report.output, name } } };
  } catch (error) {
    if (!(error instanceof DeltaError) || error.code !== 'DELTA_FORMAT_CANNOT_SAY') throw error;
    return { noDelta: { reason: 'format-cannot-say', path: error.details.path ?? name, message: error.message } };
  }
}

/** Deltas go on top of what is there, so a feed that is not sound is not added to. It is left for its owner to mend. */
async function readSoundFeed(folder: string): Promise<readonly ReleaseEntry[]> {
  if (!(await readdir(folder)).includes(RELEASES_FILE_NAME)) return [];
  const { problems } = await verifyFeed(folder);
  if (problems.length > 0) {
    throw new DeltaError('DELTA_FEED_CORRUPT', 'feed does not match its index; nothing was added', {
      path: folder,
      found: problems,
    });
  }
  return (await readFeed(folder)).entries;
}

/** What was made is read as any package is: what calls itself something else, or is damaged, is not released. */
async function readCandidate(path: string): Promise<ReleaseCandidate & FileStamp> {
  return withPackageFile(path, async ({ identity, archive }) => ({
    id: identity.id,
    version: identity.version,
    ...(await stampSource(archive.source)),
  }));
}

async function stampFile(folder: string, name: string): Promise<WrittenFile> {
  return { name, ...(await withFileSource(join(folder, name), stampSource)) };
}

async function isFile(path: string): Promise<boolean> {
  const found = await stat(path).catch(() => undefined);
  return found?.isFile() === true;
}
