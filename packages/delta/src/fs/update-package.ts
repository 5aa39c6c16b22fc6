import type { OnProgress } from '@nuspine/nupkg-core';
import { formatNuGetVersion, PrimitivesError, stampSource } from '@nuspine/primitives';
import { requireNoneOf, requireReplaceable, syncFolder, withFileSource } from '@nuspine/primitives/fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { indexesOfChannel } from '../channel-indexes.ts';
import type { Exactness, WrittenFile } from '../delta-report.ts';
import { DeltaError } from '../errors.ts';
import { planUpdate, type UpdatePlan } from '../update-plan.ts';
import type { DownloadOptions } from './download.ts';
import type { FeedAccess } from './feed-access.ts';
import { withFeedLock } from './feed-lock.ts';
import { followPlan } from './follow-plan.ts';
import { openFeed, type OpenFeedOptions } from './open-feed.ts';
import { declarations, requestFor, type UpdateWishes } from './plan-feed-update.ts';
import { readCandidate } from './read-candidate.ts';
import { readIndexes, reasonOf } from './read-indexes.ts';
import { removeLeftovers } from './work-folder.ts';

export interface UpdatePackageOptions
  extends OpenFeedOptions,
    UpdateWishes,
    Pick<DownloadOptions, 'retries' | 'pause'> {
  /** Path of the full package that is installed. It is read, and kept. */
  readonly current: string;
  /** Path of the full package to write. What stands there is kept until the new one is verified. */
  readonly out: string;
  /** How the feed is reached. By default by its path. */
  readonly access?: FeedAccess;
  readonly onProgress?: OnProgress;
}

export interface UpdateReport {
  /** False if the newest version is installed: nothing was written. */
  readonly changed: boolean;
  readonly from: string;
  readonly to: string;
  /** Absent when nothing was written. */
  readonly output?: WrittenFile;
  /** `contents` if the route ends with a delta to a package that cannot be rebuilt to the byte. */
  readonly exactness?: Exactness;
  /** The plan that was followed in the end. */
  readonly plan: UpdatePlan;
  /** Files that turned out not to be usable, in the order in which that was found. */
  readonly failures: readonly { readonly fileName: string; readonly reason: string }[];
  /** Bytes that came from the feed. */
  readonly received: number;
  /** Bytes that an earlier run had received. */
  readonly resumed: number;
}

/**
 * Gets a newer full package by the cheapest route that holds. A file that is missing, damaged or leads elsewhere is
 * deleted and the next route is taken. Downloads are kept beside `out` until then, so that a killed run is resumed; `out`
 * changes in one rename, after everything was verified.
 * Throws `DELTA_NO_ROUTE` with every failure, `DELTA_FEED_LOCKED` while another run updates `out`, `FILE_WRITE_FAILED`,
 * `FILE_NOT_REPLACEABLE` also for a file of the feed, `DELTA_PACKAGE_MISMATCH`, or what `readIndexes`, `indexesOfChannel` and `planUpdate` throw.
 */
export async function updatePackage(options: UpdatePackageOptions): Promise<UpdateReport> {
  requireReplaceable(options.out);
  const folder = dirname(options.out);
  const name = basename(options.out);
  return withFeedLock(folder, () => update(options, join(folder, `.${name}.update`)), `.${name}.update-lock`);
}

async function update(options: UpdatePackageOptions, work: string): Promise<UpdateReport> {
  const access = options.access ?? openFeed(options);
  const installed = await readCandidate(options.current);
  const { unreadable, ...read } = await readIndexes(access);
  requireNoneOf(options.out, filesOf(access, [...read.indexes, ...unreadable]));
  const indexes = indexesOfChannel(read.indexes, options.channel);
  const listed = indexes.flatMap(({ entries }) => entries)[0]?.packageId ?? installed.id;
  if (listed.toLowerCase() !== installed.id.toLowerCase()) throw otherPackage(installed.id, listed);
  const { bases, excluded } = await declarations(access, indexes, installed);
  const request = { ...requestFor(options, installed), bases };
  const failures = [...unreadable];
  const from = formatNuGetVersion(installed.version);
  let [received, resumed] = [0, 0];
  await makeWorkFolder(work);
  for (;;) {
    const plan = planOrExplain(() => planUpdate(indexes, { ...request, excluded }), failures);
    if (plan.upToDate) {
      await rm(work, { recursive: true, force: true });
      return { changed: false, from, to: plan.to, plan, failures, received, resumed };
    }
    const result = await followPlan({ ...options, access, work, plan, indexes }).catch((error: unknown) =>
      giveUp(error, work),
    );
    received += result.received;
    resumed += result.resumed;
    if ('failed' in result) {
      excluded.set(result.failed, reasonOf(result.error));
      failures.push({ fileName: result.failed, reason: reasonOf(result.error) });
      continue;
    }
    const output = await place(result.path, options.out, work);
    const { exactness } = result;
    return { changed: true, from, to: plan.to, output, exactness, plan, failures, received, resumed };
  }
}

/** Paths of the indexes of a feed in a folder, and of what they list: what was released is not written over. */
function filesOf(
  { pathOf }: FeedAccess,
  indexes: readonly { readonly fileName: string; readonly entries?: readonly { readonly fileName: string }[] }[],
): readonly string[] {
  if (pathOf === undefined) return [];
  const names = indexes.flatMap(({ fileName, entries = [] }) => [fileName, ...entries.map((entry) => entry.fileName)]);
  return [...new Set(names)].map(pathOf);
}

async function makeWorkFolder(work: string): Promise<void> {
  await mkdir(work, { recursive: true });
  await removeLeftovers(work);
}

/** The one moment at which `out` changes. What was made and downloaded on the way goes. */
async function place(made: string, out: string, work: string): Promise<WrittenFile> {
  const stamp = await withFileSource(made, stampSource);
  try {
    await rename(made, out);
  } catch (cause) {
    throw new PrimitivesError('FILE_WRITE_FAILED', 'new package cannot take the place of the old', {
      path: out,
      cause,
    });
  }
  await syncFolder(dirname(out));
  await rm(work, { recursive: true, force: true });
  return { name: basename(out), ...stamp };
}

/** A full disk is not made fuller: what was downloaded goes. After anything else it stays, to be resumed. */
async function giveUp(error: unknown, work: string): Promise<never> {
  const isOurs = error instanceof PrimitivesError && error.code === 'FILE_WRITE_FAILED';
  if (isOurs) await rm(work, { recursive: true, force: true });
  throw error;
}

function planOrExplain(plan: () => UpdatePlan, failures: UpdateReport['failures']): UpdatePlan {
  try {
    return plan();
  } catch (error) {
    if (!(error instanceof DeltaError) || error.code !== 'DELTA_NO_ROUTE' || failures.length === 0) throw error;
    const reasons = failures.map(({ fileName, reason }) => `${fileName}: ${reason}`).join('; ');
    throw new DeltaError(error.code, `${error.message}: ${reasons}`, { ...error.details, found: failures });
  }
}

function otherPackage(wanted: string, found: string): DeltaError {
  return new DeltaError('DELTA_PACKAGE_MISMATCH', 'feed is of another package', { wanted, found });
}
