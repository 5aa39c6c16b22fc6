import type { FlattenReport } from '@nuspine/nupkg-core';
import { type FlattenOptions, flattenPackageFile } from '@nuspine/nupkg-core/fs';
import { type AddedRelease, addRelease, type AddReleaseOptions } from './add-release.ts';

export type ReleasifyOptions = FlattenOptions & AddReleaseOptions;

export interface ReleasifyReport extends AddedRelease {
  readonly flatten: FlattenReport;
}

/**
 * Flattens an app package and adds the result to a feed folder, with the delta from the release before it: from "we
 * build packages" to "clients update" in one call. Throws what flattening and `addRelease` throw; the feed is then as it
 * was.
 */
export async function releasify(options: ReleasifyOptions): Promise<ReleasifyReport> {
  const { made, ...added } = await addRelease(options, (out) => flattenPackageFile({ ...options, out }));
  return { ...added, flatten: { ...made, output: { ...made.output, name: added.full.name } } };
}
