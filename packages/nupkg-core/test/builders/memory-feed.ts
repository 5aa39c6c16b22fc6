import { compareNuGetVersions, packageIdsEqual, type PackageIdentity } from '@nuspine/primitives';
import { type Feed, NupkgError, type Package } from '../../src/index.ts';
import { buildPackage, type PackageRecipe } from './package.ts';

/** A feed over packages made from recipes. */
export async function memoryFeed(recipes: readonly PackageRecipe[], name = 'memory'): Promise<Feed> {
  const packages = await Promise.all(recipes.map((recipe) => buildPackage(recipe)));

  function find({ id, version }: PackageIdentity): Package {
    const found = packages.find(
      ({ identity }) => packageIdsEqual(identity.id, id) && compareNuGetVersions(identity.version, version) === 0,
    );
    if (found === undefined) throw new NupkgError('FEED_PACKAGE_MISSING', 'not in memory', { path: id });
    return found;
  }

  return {
    name,
    versions: async (id) =>
      packages
        .filter(({ identity }) => packageIdsEqual(identity.id, id))
        .map(({ identity }) => identity.version)
        .toSorted(compareNuGetVersions),
    nuspec: async (identity) => find(identity).nuspec,
    open: async (identity, use) => use(find(identity)),
  };
}
