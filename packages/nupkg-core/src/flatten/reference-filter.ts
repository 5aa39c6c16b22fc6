import { nearestFramework, type TargetFramework } from '@nuspine/primitives';
import type { Nuspec } from '../nuspec/nuspec.ts';
import type { SelectedAsset } from './select-assets.ts';

/** Says of an asset whether it stays. */
export type AssetFilter = (asset: Pick<SelectedAsset, 'kind' | 'path'>) => boolean;

/**
 * Leaves out the assemblies under `lib/` that the nuspec's `<references>` for the framework do not name; a restore does
 * so too (NuGet.Commands, LockFileUtils.ApplyReferenceFilter). Resources, native files and `runtimes/` are not concerned.
 */
export function referenceFilter(groups: Nuspec['referenceGroups'], framework: TargetFramework): AssetFilter {
  const names = referencedNames(groups, framework);
  return ({ kind, path }) => kind !== 'managed' || !/^lib\//i.test(path) || names?.has(fileName(path)) !== false;
}

/** `undefined` when no group suits the framework: then all are references. */
function referencedNames(
  groups: Nuspec['referenceGroups'],
  framework: TargetFramework,
): ReadonlySet<string> | undefined {
  const nearest = nearestFramework(
    framework,
    groups.flatMap((group) => group.framework ?? []),
  );
  const group = groups.find((candidate) => candidate.framework === nearest);
  return group === undefined ? undefined : new Set(group.names.map((name) => name.toLowerCase()));
}

function fileName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1).toLowerCase();
}
