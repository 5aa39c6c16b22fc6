import type { FlattenReport } from '@nuspine/nupkg-core';
import { flattenPackageFile, type FlattenOptions } from '@nuspine/nupkg-core/fs';
import { type AddedRelease, addRelease } from './add-release.ts';
import type { EngineChoice } from './choose-engine.ts';

export interface ReleasifyOptions extends FlattenOptions {
  /** Path of the feed folder; made if it is not there. */
  readonly releases: string;
  /** Default `auto`. */
  readonly engine?: EngineChoice;
}

export interface ReleasifyReport extends AddedRelease {
  /** What the full package was made of. */
  readonly flatten: FlattenReport;
}

/**
 * Takes an app package to a release in one call: flattens it, makes the delta from the release before, appends both to
 * the index. Atomic: whenever it stops, the feed is the old one or the new one, and calling again finishes the work.
 * Throws what `flattenPackageFile` and `addRelease` throw; the feed is then as it was.
 */
export async function releasify(options: ReleasifyOptions): Promise<ReleasifyReport> {
  const { releases, engine, ...flattenOptions } = options;
  const { onProgress } = flattenOptions;
  let flatten: FlattenReport | undefined;
  const added = await addRelease(
    {
      releases,
      ...(engine === undefined ? {} : { engine }),
      ...(onProgress === undefined ? {} : { onProgress }),
    },
    async (out) => {
      flatten = await flattenPackageFile({ ...flattenOptions, out });
    },
  );
  if (flatten === undefined) throw new TypeError('a release was added without its full package');
  return { ...added, flatten };
}
