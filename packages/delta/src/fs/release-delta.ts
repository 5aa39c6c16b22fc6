import { type FileStamp, stampSource } from '@nuspine/primitives';
import type { OnProgress } from '@nuspine/nupkg-core';
import { withPackageFile } from '@nuspine/nupkg-core/fs';
import { withFileSource } from '@nuspine/primitives/fs';
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { type DeltaEnds, readDeltaDeclaration } from '../delta-declaration.ts';
import type { DeltaReport } from '../delta-report.ts';
import { DeltaError } from '../errors.ts';
import { stampPackage } from '../package-stamp.ts';
import type { ReleasePlan } from '../plan-release.ts';
import type { EngineOptions } from './choose-engine.ts';
import { createDeltaFile } from './create-delta-file.ts';

/** Why a release has no delta. Clients get the full package. */
export type NoDelta =
  | { readonly reason: 'first-release' | 'base-elsewhere' }
  | { readonly reason: 'format-cannot-say'; readonly path: string; readonly message: string };

export type ReleaseDelta = { readonly deltaReport: DeltaReport } | { readonly noDelta: NoDelta };

/** The delta of a release that is about to join a feed. */
export interface ReleaseDeltaJob extends EngineOptions {
  /** Folder of the feed. */
  readonly feed: string;
  readonly plan: Extract<ReleasePlan, { kind: 'add' }>;
  /** Path of the full package. */
  readonly full: string;
  /** Path of the delta to write. */
  readonly out: string;
  readonly onProgress?: OnProgress;
}

/** Makes the delta that `plan` asks for, or says why there is none. Throws what `createDelta` throws. */
export async function createReleaseDelta(job: ReleaseDeltaJob): Promise<ReleaseDelta> {
  const { feed, plan, full, out, onProgress, ...engine } = job;
  if (plan.base === undefined) return { noDelta: { reason: 'first-release' } };
  const base = join(feed, plan.base.fileName);
  if (!(await isFile(base))) return { noDelta: { reason: 'base-elsewhere' } };
  try {
    const deltaReport = await createDeltaFile({
      base,
      target: full,
      out,
      unchanged: plan.unchanged,
      ...engine,
      ...(onProgress === undefined ? {} : { onProgress }),
    });
    return { deltaReport };
  } catch (error) {
    if (!(error instanceof DeltaError) || error.code !== 'DELTA_FORMAT_CANNOT_SAY') throw error;
    return { noDelta: { reason: 'format-cannot-say', path: error.details.path ?? out, message: error.message } };
  }
}

/** A delta that was made before, and what it lies between. */
export interface InspectedDelta {
  readonly stamp: FileStamp;
  readonly ends: DeltaEnds;
}

/**
 * Looks at a delta that was made before. Throws `DELTA_BASE_MISMATCH` unless it was made by us from the release that
 * `plan` names to this very full package.
 */
export async function inspectReleaseDelta(
  path: string,
  { feed, plan, full, format = 'squirrel' }: Pick<ReleaseDeltaJob, 'feed' | 'plan' | 'full' | 'format'>,
): Promise<InspectedDelta> {
  return withFileSource(path, async (delta) => {
    const { ends, format: made } = await readDeltaDeclaration(delta);
    const target = await withPackageFile(full, stampPackage);
    const base = plan.base && (await withPackageFile(join(feed, plan.base.fileName), stampPackage));
    const isOther = ends === undefined || made !== format;
    if (isOther || ends.base.digest !== base?.digest || ends.target.digest !== target.digest) {
      throw new DeltaError('DELTA_BASE_MISMATCH', 'delta was not made from the last release to this package', {
        path,
        wanted: { base, target },
        found: ends,
      });
    }
    return { stamp: await stampSource(delta), ends };
  });
}

async function isFile(path: string): Promise<boolean> {
  const found = await stat(path).catch(() => undefined);
  return found?.isFile() === true;
}
