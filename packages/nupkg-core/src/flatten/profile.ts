import { formatPackageIdentity, formatTargetFramework } from '@nuspine/primitives';
import type { ArchiveEntry } from '../archive/archive.ts';
import { NupkgError } from '../errors.ts';
import type { Package } from '../package/read-package.ts';
import { ALL_ASSETS, type AssetFlag } from '../resolve/asset-flags.ts';
import type { Contribution } from './contribution.ts';
import type { Profile } from './flatten-report.ts';
import { libFolders, nearestLibFolder } from './lib-folder.ts';
import { type AssetTarget, selectRuntimeAssets, supportsTarget } from './select-assets.ts';

/** What the app itself brings: its folder for the framework, its run-time assets, and everything outside `lib/`. */
export function appContributions(app: Package, profile: Profile, target: AssetTarget): readonly Contribution[] {
  const outside = app.files.filter(
    (entry) => !isUnder(entry.path, profile === 'runtime' ? ['lib', 'runtimes'] : ['lib']),
  );
  const kept = outside.map((entry): Contribution => ({ from: app, entry, target: entry.path }));
  const lib = libContributions(app, profile, target);
  if (profile === 'squirrel') return [...lib, ...kept];
  const specific = assetContributions(app, ALL_ASSETS, target).filter(({ entry }) => isUnder(entry.path, ['runtimes']));
  const replaced = new Set(specific.map((contribution) => contribution.target));
  return [...lib.filter((contribution) => !replaced.has(contribution.target)), ...specific, ...kept];
}

/** What a dependency brings to an app for the target. Throws `FLATTEN_PACKAGE_INCOMPATIBLE`. */
export function dependencyContributions(
  dependency: Package,
  assets: ReadonlySet<AssetFlag>,
  profile: Profile,
  target: AssetTarget,
): readonly Contribution[] {
  if (!supportsTarget(pathsOf(dependency), target)) throw incompatible(dependency, target);
  if (profile === 'runtime') return assetContributions(dependency, assets, target);
  return assets.has('runtime') ? libContributions(dependency, profile, target) : [];
}

/**
 * All files of the nearest folder under `lib/`. Squirrel's own recipe takes every compatible folder; since its installer
 * puts them all in one place, the last one wins there, which need not be the right one.
 */
function libContributions(from: Package, profile: Profile, target: AssetTarget): readonly Contribution[] {
  const folders = libFolders(from.files);
  const nearest = nearestLibFolder(folders, target.framework);
  if (folders.length > 0 && nearest === undefined) throw incompatible(from, target);
  return (nearest?.files ?? []).map(({ entry, name }) => ({
    from,
    entry,
    target: profile === 'squirrel' && nearest?.name !== '' ? entry.path : appFolder(target) + name,
  }));
}

function assetContributions(
  from: Package,
  assets: ReadonlySet<AssetFlag>,
  target: AssetTarget,
): readonly Contribution[] {
  const byPath = new Map<string, ArchiveEntry>(from.files.map((entry) => [entry.path, entry]));
  return selectRuntimeAssets(pathsOf(from), assets, target).flatMap((asset) => {
    const entry = byPath.get(asset.path);
    return entry === undefined ? [] : [{ from, entry, target: appFolder(target) + asset.target }];
  });
}

/** Where the files of the app lie in the flattened package. */
function appFolder(target: AssetTarget): string {
  return `lib/${formatTargetFramework(target.framework)}/`;
}

function pathsOf(pkg: Package): readonly string[] {
  return pkg.files.map((entry) => entry.path);
}

function isUnder(path: string, folders: readonly string[]): boolean {
  return path.includes('/') && folders.includes(path.slice(0, path.indexOf('/')).toLowerCase());
}

function incompatible(pkg: Package, target: AssetTarget): NupkgError {
  const path = formatPackageIdentity(pkg.identity);
  const wanted = formatTargetFramework(target.framework);
  const found = libFolders(pkg.files).map((folder) => folder.name);
  return new NupkgError('FLATTEN_PACKAGE_INCOMPATIBLE', `package ${path} has no files for ${wanted}`, {
    path,
    wanted,
    found,
  });
}
