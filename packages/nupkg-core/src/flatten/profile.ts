import { formatPackageIdentity, formatTargetFramework } from '@nuspine/primitives';
import type { ArchiveEntry } from '../archive/archive.ts';
import { NupkgError } from '../errors.ts';
import type { Package } from '../package/read-package.ts';
import { ALL_ASSETS, type AssetFlag } from '../resolve/asset-flags.ts';
import { assetFramework, bringsAssemblies } from './asset-framework.ts';
import type { Contribution } from './contribution.ts';
import type { Profile } from './flatten-report.ts';
import { selectContentFiles } from './content-assets.ts';
import { libFolders, nearestLibFolder } from './lib-folder.ts';
import { referenceFilter } from './reference-filter.ts';
import { type AssetTarget, type SelectedAsset, selectRuntimeAssets } from './select-assets.ts';

/** What the app itself brings: its folder for the framework, its run-time assets, and everything outside `lib/`. */
export function appContributions(app: Package, profile: Profile, target: AssetTarget): readonly Contribution[] {
  const outside = app.files.filter(
    (entry) => !isUnder(entry.path, profile === 'runtime' ? ['lib', 'runtimes'] : ['lib']),
  );
  const kept = outside.map((entry): Contribution => ({ from: app, entry, target: entry.path }));
  const lib = libContributions(app, profile, target);
  if (profile === 'squirrel') return [...lib, ...kept];
  const assets = selectRuntimeAssets(pathsOf(app), ALL_ASSETS, target);
  const specific = contributionsOf(
    app,
    target,
    assets.filter(({ path }) => isUnder(path, ['runtimes'])),
  );
  const replaced = new Set(specific.map((contribution) => contribution.target));
  return [...lib.filter((contribution) => !replaced.has(contribution.target)), ...specific, ...kept];
}

/** A resolved dependency, opened. */
export interface Dependency {
  readonly pkg: Package;
  /** Kinds of assets that `include` and `exclude` let through. */
  readonly assets: ReadonlySet<AssetFlag>;
}

/** What a dependency brings to an app for the target. Throws `FLATTEN_PACKAGE_INCOMPATIBLE`. */
export function dependencyContributions(
  { pkg, assets }: Dependency,
  profile: Profile,
  target: AssetTarget,
): readonly Contribution[] {
  const owner = { paths: pathsOf(pkg), nuspec: pkg.nuspec };
  const framework = assetFramework(owner, target.framework, target.rid);
  const isNeeded = assets.has('runtime') || assets.has('compile');
  if (framework === undefined && isNeeded && bringsAssemblies(owner.paths)) throw incompatible(pkg, target);
  if (profile === 'squirrel') return assets.has('runtime') ? libContributions(pkg, profile, target) : [];
  const { referenceGroups, contentFiles } = pkg.nuspec;
  const runtime = selectRuntimeAssets(owner.paths, assets, { ...target, framework: framework ?? target.framework });
  return contributionsOf(pkg, target, [
    ...runtime.filter(referenceFilter(referenceGroups, target.framework)),
    ...(assets.has('contentfiles') ? selectContentFiles(pathsOf(pkg), contentFiles, target.framework) : []),
  ]);
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

function contributionsOf(
  from: Package,
  target: AssetTarget,
  assets: readonly SelectedAsset[],
): readonly Contribution[] {
  const byPath = new Map<string, ArchiveEntry>(from.files.map((entry) => [entry.path, entry]));
  return assets.flatMap((asset) => {
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
