import { formatNuGetVersion, tryParseNuGetVersion } from '@nuspine/primitives';

/**
 * The normalized version in `<id>.<version>.nupkg`, or `undefined` if the name is not that of a package `id`. NuGet goes
 * by the nuspec, so that a package under another's name is not found or, worse, is.
 */
export function tryParsePackageFileName(file: string, id: string): string | undefined {
  const name = file.slice(file.lastIndexOf('/') + 1);
  const prefix = `${id}.`;
  if (!name.toLowerCase().startsWith(prefix.toLowerCase()) || !/\.s?nupkg$/i.test(name)) return undefined;
  const version = tryParseNuGetVersion(name.slice(prefix.length, name.lastIndexOf('.')));
  return version === undefined ? undefined : formatNuGetVersion(version);
}
