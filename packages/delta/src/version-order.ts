import { compareNuGetVersions, type NuGetVersion } from '@nuspine/primitives';
import { DELTA_FORMATS } from './formats/delta-formats.ts';
import type { DeltaFormatName } from './formats/format-name.ts';

/** The order in which the clients of a format take versions for newer. */
export function versionOrder(format: DeltaFormatName): (a: NuGetVersion, b: NuGetVersion) => number {
  return format === 'nuspine' ? compareNuGetVersions : DELTA_FORMATS[format].compareVersions;
}
