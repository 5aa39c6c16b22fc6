import { compareNuGetVersions, type NuGetVersion } from '@nuspine/primitives';

/** The order in which Velopack offers releases: that of Semantic Versioning 2. */
export function compareVelopackVersions(a: NuGetVersion, b: NuGetVersion): number {
  return compareNuGetVersions(a, b);
}

/** True for a version that Velopack accepts: three numbers. */
export function isVelopackVersion(version: NuGetVersion): boolean {
  return version.revision === 0;
}
