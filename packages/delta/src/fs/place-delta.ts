import { formatNuGetVersion, stampSource } from '@nuspine/primitives';
import { withFileSource } from '@nuspine/primitives/fs';
import { copyFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type DeltaEnds, readDeltaDeclaration } from '../delta-declaration.ts';
import type { DeltaReport, WrittenFile } from '../delta-report.ts';
import { deltaNameIn, type FeedIndex } from '../feed-index.ts';
import type { DeltaFormatName } from '../formats/format-name.ts';
import type { ReleaseCandidate } from '../plan-release.ts';
import type { ReleaseEntry } from '../releases-index.ts';
import type { AddReleaseOptions } from './add-release.ts';
import { engineForSeveral } from './choose-engine.ts';
import type { PlacedFile } from './commit-release.ts';
import { createReleaseDelta, inspectReleaseDelta, type NoDelta, type ReleaseDeltaJob } from './release-delta.ts';

/** What a release gives the clients of one format. */
export interface ReleasedDelta {
  readonly format: DeltaFormatName;
  /** Name of the index that lists it. */
  readonly index: string;
  readonly delta?: WrittenFile;
  /** How the delta was made; absent when it was not made here. */
  readonly deltaReport?: DeltaReport;
  readonly noDelta?: NoDelta;
  /** False if the index already listed exactly this package. */
  readonly changed: boolean;
}

/** A delta, if there is one, with the file that is to go into the feed. */
export interface PlacedDelta {
  readonly released: ReleasedDelta;
  readonly files: readonly PlacedFile[];
  /** What the delta lies between; absent without one. */
  readonly ends?: DeltaEnds;
}

export interface PlaceDeltaJob {
  readonly options: AddReleaseOptions;
  readonly index: FeedIndex;
  /** All that the feed has. */
  readonly indexes: readonly FeedIndex[];
  readonly plan: ReleaseDeltaJob['plan'];
  /** Folder on the file system of the feed. */
  readonly work: string;
  readonly candidate: ReleaseCandidate;
  /** Path of the full package. */
  readonly full: string;
}

/** Puts the delta for one index into the work folder: the one that was made before, or a new one. */
export async function placeDelta(job: PlaceDeltaJob): Promise<PlacedDelta> {
  const { options, index, indexes, plan, candidate, full, work } = job;
  const { fileName, format } = index;
  const name = deltaNameIn(index, candidate.id, formatNuGetVersion(candidate.version), indexes);
  const task: ReleaseDeltaJob = { feed: options.releases, plan, full, out: join(work, `${format}.nupkg`), format };
  const common = { format, index: fileName, changed: true };
  const before = await findDelta(options.deltas ?? [], format);
  if (before !== undefined) {
    await copyFile(before, task.out);
    const { stamp, ends } = await inspectReleaseDelta(task.out, task);
    const file = { name, ...stamp };
    return { released: { ...common, delta: file }, files: [{ from: task.out, file }], ends };
  }
  const made = await createReleaseDelta({ ...task, ...engineForSeveral(options, format), ...progressOf(options) });
  if ('noDelta' in made) return { released: { ...common, noDelta: made.noDelta }, files: [] };
  const file = { ...made.deltaReport.output, name };
  const deltaReport = { ...made.deltaReport, output: file };
  return {
    released: { ...common, delta: file, deltaReport },
    files: [{ from: task.out, file }],
    ends: made.deltaReport,
  };
}

/** What an index lists of a release that is in the feed already. */
export async function releasedBefore(
  folder: string,
  { fileName, format }: FeedIndex,
  delta: ReleaseEntry | undefined,
): Promise<ReleasedDelta> {
  const common = { format, index: fileName, changed: false };
  if (delta === undefined) return common;
  const stamp = await withFileSource(join(folder, delta.fileName), stampSource);
  return { ...common, delta: { name: delta.fileName, ...stamp } };
}

async function findDelta(paths: readonly string[], wanted: DeltaFormatName): Promise<string | undefined> {
  for (const path of paths) {
    const { format } = await withFileSource(path, readDeltaDeclaration);
    if (format === wanted) return path;
  }
  return undefined;
}

function progressOf({ onProgress }: AddReleaseOptions): Pick<AddReleaseOptions, 'onProgress'> {
  return onProgress === undefined ? {} : { onProgress };
}
