import {
  formatTargetFramework,
  nearestFramework,
  type RuntimeIdentifier,
  runtimeFallbacks,
  type TargetFramework,
} from '@nuspine/primitives';
import type { AssetFlag } from '../resolve/asset-flags.ts';
import { type AssetPath, PLACEHOLDER, readAssetPath } from './asset-paths.ts';
import { formatCultureName } from './culture-name.ts';
import type { AssetFilter } from './reference-filter.ts';

/** A file of a package and where it goes, relative to the folder of the app. */
export interface SelectedAsset {
  readonly path: string;
  readonly kind: AssetPath['kind'] | 'content';
  readonly target: string;
}

export interface AssetTarget {
  readonly framework: TargetFramework;
  /** Without one, files for every runtime are kept under `runtimes/`, if the framework looks there. */
  readonly rid?: RuntimeIdentifier;
}

/** Files of one package for the same framework and the same runtime: NuGet takes all of a group, or none. */
interface AssetGroup {
  readonly rid: string | undefined;
  readonly framework: TargetFramework | undefined;
  readonly assets: readonly AssetPath[];
}

/**
 * What `dotnet publish` puts beside an app from one package: the assemblies and satellite resources of the nearest
 * framework, and native files. With a rid, a group for it or one of its fallbacks takes the place of `lib/`.
 */
export function selectRuntimeAssets(
  paths: readonly string[],
  allowed: ReadonlySet<AssetFlag>,
  target: AssetTarget,
): readonly SelectedAsset[] {
  const assets = paths.flatMap(readAssetPath);
  const kinds = [
    ...(allowed.has('runtime') ? (['managed', 'resource'] as const) : []),
    ...(allowed.has('native') ? (['native'] as const) : []),
  ];
  return kinds.flatMap((kind) =>
    chosenGroups(
      assets.filter((asset) => asset.kind === kind),
      target,
    )
      .flatMap((group) => group.assets)
      .filter((asset) => asset.isPayload)
      .map((asset) => ({ path: asset.path, kind: asset.kind, target: place(asset, target) })),
  );
}

/**
 * Whether a package has assemblies or resources for the target: in the nearest folder, or the placeholder that says there are
 * none on purpose; not counting what the filter leaves out. Files for some runtimes alone do not count without a rid.
 */
export function hasRuntimeAssets(paths: readonly string[], target: AssetTarget, stays: AssetFilter): boolean {
  const assets = paths.flatMap(readAssetPath).filter(({ rid }) => target.rid !== undefined || rid === undefined);
  return (['managed', 'resource'] as const).some((kind) => {
    const groups = chosenGroups(
      assets.filter((asset) => asset.kind === kind),
      target,
    );
    return groups
      .flatMap((group) => group.assets)
      .some((asset) => stays(asset) && (asset.isPayload || (kind === 'managed' && asset.name === PLACEHOLDER)));
  });
}

/** Without a rid one group for each runtime, otherwise one at all: for the rid, a fallback, or for any runtime. */
function chosenGroups(assets: readonly AssetPath[], { framework, rid }: AssetTarget): readonly AssetGroup[] {
  const groups = groupAssets(assets);
  if (rid === undefined) {
    const byRuntime = Map.groupBy(groups.filter(canProbe(framework)), (group) => group.rid);
    return [...byRuntime.values()].flatMap((own) => nearestGroup(own, framework) ?? []);
  }
  const fallbacks = runtimeFallbacks(rid);
  const specific = groups
    .filter((group) => group.rid !== undefined && fallbacks.includes(group.rid))
    .toSorted((a, b) => fallbacks.indexOf(a.rid ?? '') - fallbacks.indexOf(b.rid ?? ''));
  const neutral = groups.filter((group) => group.rid === undefined);
  // The framework is compared first: a nearer one wins over a nearer runtime.
  return [nearestGroup(specific, framework) ?? nearestGroup(neutral, framework) ?? []].flat();
}

/** Only the host of .NET (Core) finds files under `runtimes/`; publish keeps them for no other framework. */
function canProbe(framework: TargetFramework): (group: AssetGroup) => boolean {
  return ({ rid }) => rid === undefined || framework.identifier !== '.NETFramework';
}

/** Where it goes beside the app. Published for one runtime, native files lose their folders. */
function place(asset: AssetPath, { rid }: AssetTarget): string {
  if (rid === undefined && asset.rid !== undefined) return asset.path;
  const [first = '', ...rest] = asset.name.split('/');
  if (asset.kind === 'native') return rest.at(-1) ?? first;
  return asset.kind === 'resource' ? [formatCultureName(first), ...rest].join('/') : asset.name;
}

function groupAssets(assets: readonly AssetPath[]): readonly AssetGroup[] {
  const groups = Map.groupBy(assets, ({ rid, framework }) => JSON.stringify([rid, nameOf(framework)]));
  return [...groups.values()].flatMap(([first, ...rest]) => {
    if (first === undefined) return [];
    return [{ rid: first.rid, framework: first.framework, assets: [first, ...rest] }];
  });
}

function nameOf(framework: TargetFramework | undefined): string | undefined {
  return framework === undefined ? undefined : formatTargetFramework(framework);
}

/** The first group of the nearest framework; files for any framework come last. */
function nearestGroup(groups: readonly AssetGroup[], framework: TargetFramework): AssetGroup | undefined {
  const nearest = nearestFramework(
    framework,
    groups.flatMap((group) => group.framework ?? []),
  );
  return groups.find((group) => nameOf(group.framework) === nameOf(nearest));
}
