import type { OnProgress } from '@nuspine/nupkg-core';
import { CodedError, type Digest, formatNuGetVersion } from '@nuspine/primitives';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { ApplyReport, Exactness } from '../delta-report.ts';
import { DeltaError } from '../errors.ts';
import type { FeedIndex } from '../feed-index.ts';
import { matchesLine } from '../feed-report.ts';
import type { ReleaseEntry } from '../releases-index.ts';
import type { UpdatePlan, UpdateStep } from '../update-plan.ts';
import { applyDeltaFiles } from './apply-delta-files.ts';
import { download, type DownloadOptions } from './download.ts';
import type { FeedAccess } from './feed-access.ts';

export interface FollowPlanOptions extends Pick<DownloadOptions, 'retries' | 'pause'> {
  readonly access: FeedAccess;
  readonly plan: UpdatePlan;
  readonly indexes: readonly FeedIndex[];
  /** Path of the installed full package. */
  readonly current: string;
  /** Folder for downloads and for what lies between two deltas. */
  readonly work: string;
  readonly onProgress?: OnProgress;
}

/** The new package, or the file that stood in the way. */
export type FollowedPlan = { readonly received: number; readonly resumed: number } & (
  | { readonly path: string; readonly exactness: Exactness }
  | { readonly failed: string; readonly error: unknown }
);

/**
 * Downloads what a plan names and applies it, checking every file and the whole. The error of a file of the feed comes
 * back with its name, and the file is deleted; what this machine does wrong (`FILE_WRITE_FAILED`) is thrown.
 */
export async function followPlan(options: FollowPlanOptions): Promise<FollowedPlan> {
  const fetched = await fetchSteps(options);
  return 'failed' in fetched ? fetched : { ...fetched, ...(await applySteps(options)) };
}

interface Fetched {
  readonly received: number;
  readonly resumed: number;
}
interface Failed {
  readonly failed: string;
  readonly error: unknown;
}

async function fetchSteps({
  access,
  plan,
  indexes,
  work,
  onProgress,
  ...rest
}: FollowPlanOptions): Promise<Fetched | (Fetched & Failed)> {
  let [received, resumed, before] = [0, 0, 0];
  for (const step of plan.steps) {
    try {
      const got = await download(access, entryFor(step, indexes), {
        folder: work,
        ...(rest.retries === undefined ? {} : { retries: rest.retries }),
        ...(rest.pause === undefined ? {} : { pause: rest.pause }),
        onBytes: (done) =>
          onProgress?.({ phase: 'download', done: before + done, total: plan.bytes, item: step.fileName }),
      });
      received += got.received;
      resumed += got.resumed;
      before += step.size;
    } catch (error) {
      return { received, resumed, failed: step.fileName, error: onlyFeedErrors(error) };
    }
  }
  return { received, resumed };
}

async function applySteps({
  plan,
  indexes,
  work,
  current,
  onProgress,
}: FollowPlanOptions): Promise<{ readonly path: string; readonly exactness: Exactness } | Failed> {
  let path = current;
  let exactness: Exactness = 'bytes';
  for (const [index, step] of plan.steps.entries()) {
    const file = join(work, step.fileName);
    if (step.kind === 'full') {
      path = file;
      continue;
    }
    try {
      const out = join(work, `.rebuilt-${String(index)}.nupkg`);
      const progress = onProgress === undefined ? {} : { onProgress };
      const report = await applyDeltaFiles({ ...progress, base: path, deltas: [file], out });
      requireProven(report, step, indexes, entryFor(step, indexes).ends);
      ({ exactness } = report);
      path = out;
    } catch (error) {
      const failure = onlyFeedErrors(error);
      await rm(file, { force: true });
      return { failed: step.fileName, error: failure };
    }
  }
  return { path, exactness };
}

function entryFor({ index, fileName }: UpdateStep, indexes: readonly FeedIndex[]): ReleaseEntry {
  const listing = indexes.find((one) => one.fileName === index);
  const entry = listing?.entries.find((one) => one.fileName === fileName);
  if (entry === undefined) throw new DeltaError('DELTA_TARGET_UNKNOWN', 'plan is for another feed', { path: fileName });
  return entry;
}

/**
 * The rebuilt package is the released one: the delta's recipe says which bytes that is, and so does the index. Without a
 * recipe, a file that is taken from the old package unseen could be of any release.
 */
function requireProven(
  report: ApplyReport,
  { to, fileName }: UpdateStep,
  indexes: readonly FeedIndex[],
  ends: ReleaseEntry['ends'],
): void {
  const { target, output, exactness, files } = report;
  if (target.version !== to)
    throw elsewhere('delta leads to another version than its name', fileName, to, target.version);
  const unseen = files.find(({ from, verified }) => from === 'base' && verified === 'none');
  if (unseen !== undefined) {
    throw new DeltaError('DELTA_UNPROVEN', `delta does not prove a file that it leaves as it is: ${unseen.path}`, {
      path: fileName,
    });
  }
  if (!sayTheSame(ends?.target.digest, target.digest)) {
    throw elsewhere('delta leads to other bytes than the index says', fileName, ends?.target.digest, target.digest);
  }
  for (const entry of fullsOf(indexes, to)) {
    const agrees = exactness === 'bytes' ? matchesLine(entry, output) : sayTheSame(entry.digest, target.digest);
    if (!agrees) throw elsewhere('delta leads to other bytes than the index lists', fileName, entry.sha1, output.sha1);
  }
}

function fullsOf(indexes: readonly FeedIndex[], version: string): readonly ReleaseEntry[] {
  return indexes
    .flatMap(({ entries }) => entries)
    .filter((entry) => !entry.isDelta && formatNuGetVersion(entry.version) === version);
}

function sayTheSame(listed: Digest | undefined, recorded: Digest | undefined): boolean {
  return listed === undefined || recorded === undefined || listed === recorded;
}

function elsewhere(message: string, path: string, wanted: unknown, found: unknown): DeltaError {
  return new DeltaError('DELTA_RESULT_MISMATCH', message, { path, wanted, found });
}

/** Throws what is not the feed's fault, and hands back what is. */
function onlyFeedErrors(error: unknown): unknown {
  const isOurs = error instanceof CodedError && error.code === 'FILE_WRITE_FAILED';
  if (isOurs) throw error;
  if (error instanceof Error) return error;
  throw error;
}
