import type { PatchFormat } from '../engine/patch-format.ts';
import { compareReleaseVersions } from '../release-version.ts';
import { compareVelopackVersions } from '../velopack-version.ts';
import type { NuGetVersion } from '@nuspine/primitives';
import type { PackageFormatName } from './format-name.ts';

/** What Squirrel's and Velopack's deltas, which are packages with entries for each file, do differently. */
export interface FileRules {
  readonly name: PackageFormatName;
  /** As its users write it. */
  readonly client: 'Squirrel' | 'Velopack';
  compareVersions(a: NuGetVersion, b: NuGetVersion): number;
  readonly patches: PatchFormat;
  /** What is appended to the name of a patched file. */
  readonly patchSuffix: '.bsdiff' | '.zsdiff';
  /** Content of the `.diff` entry beside a patch; none if absent. */
  readonly besidePatch?: Uint8Array;
  /** Whether the hash of an unchanged file is recorded. The client ignores it where it is. */
  readonly hashesUnchanged: boolean;
  /** Whether an entry without content makes an empty file. It means "unchanged" where it does not. */
  readonly saysEmptyFiles: boolean;
  /** Whether a program is patched even where that saves nothing, because the client compares only what it patches. */
  readonly alwaysPatchesPrograms: boolean;
}

/** docs/formats/delta-squirrel.md. */
export const SQUIRREL_RULES: FileRules = {
  name: 'squirrel',
  client: 'Squirrel',
  compareVersions: compareReleaseVersions,
  patches: 'bsdiff40',
  patchSuffix: '.bsdiff',
  // A client that knows only markers stops instead of losing the file.
  besidePatch: Buffer.from('1'),
  hashesUnchanged: true,
  saysEmptyFiles: false,
  alwaysPatchesPrograms: true,
};

/** docs/formats/delta-velopack.md. */
export const VELOPACK_RULES: FileRules = {
  name: 'velopack',
  client: 'Velopack',
  compareVersions: compareVelopackVersions,
  patches: 'zstd',
  patchSuffix: '.zsdiff',
  hashesUnchanged: false,
  saysEmptyFiles: true,
  alwaysPatchesPrograms: false,
};
