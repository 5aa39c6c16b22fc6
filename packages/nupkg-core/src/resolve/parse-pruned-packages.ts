import { isPackageId, type NuGetVersion, packageIdKey, tryParseNuGetVersion } from '@nuspine/primitives';
import { NupkgError } from '../errors.ts';

/**
 * Reads the `PackageOverrides.txt` of a targeting pack: one `Id|Version` a line, the packages that a framework has. By
 * `packageIdKey`; where an id is listed twice the last line holds, as in the SDK. Throws `PRUNED_PACKAGES_INVALID`.
 */
export function parsePrunedPackages(bytes: Uint8Array, path: string): ReadonlyMap<string, NuGetVersion> {
  const lines = new TextDecoder().decode(bytes).split(/\r?\n/);
  const packages = new Map<string, NuGetVersion>();
  for (const line of lines) {
    if (line.trim() === '') continue;
    const [id = '', text = '', ...rest] = line.split('|').map((part) => part.trim());
    const version = tryParseNuGetVersion(text);
    if (!isPackageId(id) || version === undefined || rest.length > 0) {
      throw new NupkgError('PRUNED_PACKAGES_INVALID', 'line is not Id|Version', { path, found: line.slice(0, 200) });
    }
    packages.set(packageIdKey(id), version);
  }
  return packages;
}
