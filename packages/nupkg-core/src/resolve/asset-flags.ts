import { dependencyFlags } from '../nuspec/dependency-flags.ts';

/** A kind of asset that a dependency may bring, in the words of nuspec `include` and `exclude`. */
export type AssetFlag = (typeof ASSET_FLAGS)[number];

export const ASSET_FLAGS = [
  'analyzers',
  'build',
  'buildtransitive',
  'compile',
  'contentfiles',
  'native',
  'runtime',
] as const;

export const ALL_ASSETS: ReadonlySet<AssetFlag> = new Set(ASSET_FLAGS);

/**
 * What the dependency of a package brings when it has no `include`: content files reach only who asks for them
 * (NuGet's LibraryIncludeFlagUtils.NoContent).
 */
export const INHERITED_ASSETS: ReadonlySet<AssetFlag> = new Set(ASSET_FLAGS.filter((flag) => flag !== 'contentfiles'));

/**
 * What one `<dependency include exclude>` lets through: everything unless `unsaid` says less, or what `include` names, minus what `exclude`
 * names. Words are separated by commas, compared without case; `all` and `none` are words too, unknown ones mean
 * nothing (NuGet's LibraryIncludeFlagUtils).
 */
export function parseAssetFlags(
  include: string | undefined,
  exclude: string | undefined,
  unsaid: ReadonlySet<AssetFlag> = ALL_ASSETS,
): ReadonlySet<AssetFlag> {
  const included = dependencyFlags(include).length === 0 ? unsaid : namedFlags(include);
  const excluded = namedFlags(exclude);
  return new Set([...included].filter((flag) => !excluded.has(flag)));
}

function namedFlags(text: string | undefined): ReadonlySet<AssetFlag> {
  const words = new Set(dependencyFlags(text?.toLowerCase()));
  return words.has('all') ? ALL_ASSETS : new Set(ASSET_FLAGS.filter((flag) => words.has(flag)));
}
