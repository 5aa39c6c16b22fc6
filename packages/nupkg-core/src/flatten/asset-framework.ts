import { nearestFramework, type RuntimeIdentifier, type TargetFramework } from '@nuspine/primitives';
import type { Nuspec } from '../nuspec/nuspec.ts';
import { assetFrameworks } from '../resolve/asset-target-fallback.ts';
import { hasContentFor } from './content-assets.ts';
import { folderFramework } from './folder-framework.ts';
import { type AssetFilter, referenceFilter } from './reference-filter.ts';
import { hasRuntimeAssets } from './select-assets.ts';

/** What decides for which framework a package has files. */
export interface AssetOwner {
  readonly paths: readonly string[];
  readonly nuspec: Pick<Nuspec, 'id' | 'frameworkAssemblies' | 'frameworkReferenceGroups' | 'referenceGroups'>;
}

/** Frameworks whose own assemblies come as packages: `frameworkAssemblies` say nothing to them (NuGetFramework.IsPackageBased). */
const PACKAGE_BASED: readonly string[] = [
  '.NETCoreApp',
  '.NETStandard',
  '.NETStandardApp',
  'DNXCore',
  'UAP',
  '.NETPlatform',
  'Tizen',
];

/**
 * The framework whose files an app takes from a package: its own, or where that finds nothing the first of those it may
 * fall back to (NU1701). `undefined` where none finds anything (NuGet.Commands, LockFileUtils.CreateOrderedCriteriaSets).
 */
export function assetFramework(
  owner: AssetOwner,
  framework: TargetFramework,
  rid?: RuntimeIdentifier,
): TargetFramework | undefined {
  if (isForFramework(owner, framework)) return framework;
  const stays = referenceFilter(owner.nuspec.referenceGroups, framework);
  return assetFrameworks(framework).find((one) => hasAssets(owner, one, stays, rid));
}

/** Restore refuses a package (NU1202) that has assemblies, and none for the framework. */
export function bringsAssemblies(paths: readonly string[]): boolean {
  return paths.some((path) => /^(ref|lib)\//i.test(path));
}

/** What does not depend on the framework fallen back to. */
function isForFramework({ paths, nuspec }: AssetOwner, framework: TargetFramework): boolean {
  if (hasContentFor(paths, framework) || isNamed(nuspec.frameworkReferenceGroups, framework)) return true;
  return !PACKAGE_BASED.includes(framework.identifier) && namesAssemblies(nuspec.frameworkAssemblies, framework);
}

function hasAssets(
  { paths, nuspec }: AssetOwner,
  framework: TargetFramework,
  stays: AssetFilter,
  rid?: RuntimeIdentifier,
): boolean {
  const target = { framework, ...(rid === undefined ? {} : { rid }) };
  return (
    hasRuntimeAssets(paths, target, stays) ||
    hasReferences(paths, framework) ||
    hasBuildFiles(paths, nuspec.id, framework)
  );
}

function namesAssemblies(assemblies: Nuspec['frameworkAssemblies'], framework: TargetFramework): boolean {
  return assemblies.some(
    ({ frameworks }) => frameworks.length === 0 || nearestFramework(framework, frameworks) !== undefined,
  );
}

function isNamed(groups: Nuspec['frameworkReferenceGroups'], framework: TargetFramework): boolean {
  const nearest = nearestFramework(
    framework,
    groups.flatMap((group) => group.framework ?? []),
  );
  return groups.some((group) => group.framework === nearest && group.names.length > 0);
}

/** Reference assemblies under `ref/{tfm}/`; those under `lib/` are found as run-time assemblies. */
function hasReferences(paths: readonly string[], framework: TargetFramework): boolean {
  return nearestGroup(paths, 'ref', framework).some((name) => /^([^/]+\.(dll|exe|winmd)|_\._)$/i.test(name));
}

/** `build/`, `buildTransitive/` and `buildMultiTargeting/`: files that are named as the package is. */
function hasBuildFiles(paths: readonly string[], id: string, framework: TargetFramework): boolean {
  const names = [`${id}.props`, `${id}.targets`].map((name) => name.toLowerCase());
  const isOwn = (name: string): boolean => names.includes(name.toLowerCase());
  const anywhere = ['buildmultitargeting', 'buildcrosstargeting'];
  return (
    paths.some((path) => anywhere.includes(folderOf(path)) && isOwn(path.slice(path.indexOf('/') + 1))) ||
    ['build', 'buildtransitive'].some((folder) =>
      nearestGroup(paths, folder, framework).some((name) => isOwn(name) || name === '_._'),
    )
  );
}

/** What lies in the folder for the nearest framework; without one, right under the folder itself. */
function nearestGroup(paths: readonly string[], folder: string, framework: TargetFramework): readonly string[] {
  const files = paths
    .filter((path) => folderOf(path) === folder)
    .map((path) => path.split('/').slice(1))
    .map(([first = '', ...rest]) => ({
      first,
      name: rest.join('/'),
      framework: rest.length === 0 ? undefined : folderFramework(first),
    }));
  const nearest = nearestFramework(
    framework,
    files.flatMap((file) => file.framework ?? []),
  );
  if (nearest === undefined) return files.filter((file) => file.name === '').map((file) => file.first);
  return files
    .filter((file) => file.framework !== undefined && sameFolder(file.framework, nearest))
    .map((file) => file.name);
}

function sameFolder(a: TargetFramework, b: TargetFramework): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

function folderOf(path: string): string {
  return path.slice(0, Math.max(path.indexOf('/'), 0)).toLowerCase();
}
