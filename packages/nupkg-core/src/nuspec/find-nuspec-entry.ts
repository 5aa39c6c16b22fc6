import { NupkgError } from '../errors.ts';

/**
 * Finds the one nuspec at the package root. Nuspecs in sub-folders are content.
 * Throws `NUPKG_NUSPEC_MISSING` (NuGet's NU5037) or `NUPKG_NUSPEC_DUPLICATE` (NU5000).
 */
export function findNuspecEntry<Entry extends { readonly path: string }>(entries: readonly Entry[]): Entry {
  const nuspecs = entries.filter(({ path }) => isRootNuspec(path));
  const [nuspec, extra] = nuspecs;
  if (nuspec === undefined) {
    throw new NupkgError('NUPKG_NUSPEC_MISSING', 'package has no .nuspec at its root');
  }
  if (extra !== undefined) {
    throw new NupkgError('NUPKG_NUSPEC_DUPLICATE', 'package has more than one .nuspec at its root', {
      found: nuspecs.map(({ path }) => path),
    });
  }
  return nuspec;
}

export function isRootNuspec(path: string): boolean {
  return !path.includes('/') && path.toLowerCase().endsWith('.nuspec');
}
