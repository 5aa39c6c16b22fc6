import type { OnProgress } from '@nuspine/nupkg-core';
import { withPackageFile } from '@nuspine/nupkg-core/fs';
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { readDeltaRecipe } from '../formats/read-delta-recipe.ts';
import type { DeltaReport, WrittenFile } from '../delta-report.ts';
import { DeltaError } from '../errors.ts';
import { stampSource } from '../hashing-sink.ts';
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

/**
 * Looks at a delta that was made before. Throws `DELTA_BASE_MISMATCH` unless it was made by us from the release that
 * `plan` names to this very full package.
 */
export async function inspectReleaseDelta(
  path: string,
  { feed, plan, full, format = 'squirrel' }: Pick<ReleaseDeltaJob, 'feed' | 'plan' | 'full' | 'format'>,
): Promise<Omit<WrittenFile, 'name'>> {
  return withPackageFile(path, async (delta) => {
    const recipe = await readDeltaRecipe(delta);
    const target = await withPackageFile(full, stampPackage);
    const base = plan.base && (await withPackageFile(join(feed, plan.base.fileName), stampPackage));
    const isOther = recipe?.format !== format;
    if (isOther || recipe.base.digest !== base?.digest || recipe.target.digest !== target.digest) {
      throw new DeltaError('DELTA_BASE_MISMATCH', 'delta was not made from the last release to this package', {
        path,
        wanted: { base, target },
        found: recipe && { base: recipe.base, target: recipe.target },
      });
    }
    return stampSource(delta.archive.source);
  });
}

async function isFile(path: string): Promise<boolean> {
  const found = await stat(path).catch(() => undefined);
  return found?.isFile() === true;
}
