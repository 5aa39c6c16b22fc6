import { type NuGetVersion, packageIdKey, tryParseNuGetVersion } from '@nuspine/primitives';

const PACKAGE_FILE = /\.nupkg$/i;
/** Debugging symbols go beside a package under nearly its name, and are no package to install. */
const SYMBOLS_FILE = /\.symbols\.nupkg$/i;

/**
 * The version that `<id>.<version>.nupkg` speaks of, `undefined` if the name is not of that package
 * (LocalFolderUtility.GetIdentityFromFile). One name may fit two ids: `A.1.2.0.nupkg` is version 1.2.0 of A as well as
 * version 2.0 of A.1.
 */
export function versionInFileName(name: string, id: string): NuGetVersion | undefined {
  if (!PACKAGE_FILE.test(name) || SYMBOLS_FILE.test(name)) return undefined;
  const stem = name.replace(PACKAGE_FILE, '');
  return packageIdKey(stem).startsWith(`${packageIdKey(id)}.`)
    ? tryParseNuGetVersion(stem.slice(id.length + 1))
    : undefined;
}
