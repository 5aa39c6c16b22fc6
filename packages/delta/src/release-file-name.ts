import { type NuGetVersion, parseRelativePath, tryParseNuGetVersion } from '@nuspine/primitives';

/** What Squirrel takes from the name of a release file. */
export interface ReleaseFileName {
  readonly packageId: string;
  readonly version: NuGetVersion;
  readonly isDelta: boolean;
}

// Both as Squirrel.Windows 2.0.1 reads them: the suffix in lower case only, a single pre-release label without dots.
const SUFFIX = /(?:-full|-delta)?\.nupkg$/;
const VERSION = /\d+(?:\.\d+){1,3}(?:-[A-Za-z][0-9A-Za-z-]*)?$/;

/** Id, version and kind of a release file, or `undefined` where Squirrel finds no version in the name. */
export function readReleaseFileName(fileName: string): ReleaseFileName | undefined {
  const stem = fileName.replace(SUFFIX, '');
  const found = VERSION.exec(stem);
  const version = found === null ? undefined : tryParseNuGetVersion(found[0]);
  if (found === null || version === undefined) return undefined;
  return { packageId: stem.slice(0, found.index).replace(/[-.]$/, ''), version, isDelta: isDeltaFileName(fileName) };
}

/** Squirrel decides by the end of the name, in any case. */
export function isDeltaFileName(fileName: string): boolean {
  return fileName.toLowerCase().endsWith('-delta.nupkg');
}

/** `<Id>-<version>-full.nupkg` */
export function fullFileName(id: string, version: string): string {
  return `${id}-${version}-full.nupkg`;
}

/** `<Id>-<version>-delta.nupkg` */
export function deltaFileName(id: string, version: string): string {
  return `${id}-${version}-delta.nupkg`;
}

/** `<Id>-<version>-delta.nuspine`: a delta that legacy clients never see. */
export function nuspineDeltaFileName(id: string, version: string): string {
  return `${id}-${version}-delta.nuspine`;
}

/** A single name that is safe on every operating system: what Windows refuses is refused everywhere. */
export function isSafeFileName(fileName: string): boolean {
  try {
    parseRelativePath(fileName);
    return !fileName.includes('/');
  } catch {
    return false;
  }
}
