import { CodedError } from '@nuspine/primitives';

type PatchErrorCode = 'DELTA_BASE_MISMATCH' | 'DELTA_PATCH_CORRUPT' | 'DELTA_LIMIT_EXCEEDED';

type ReleasesErrorCode =
  | 'RELEASES_NOT_TEXT'
  | 'RELEASES_LINE_INVALID'
  | 'RELEASES_NAME_INVALID'
  | 'RELEASES_VERSION_INVALID';

type PackageErrorCode = 'DELTA_SHASUM_INVALID';

export type DeltaErrorCode = PatchErrorCode | ReleasesErrorCode | PackageErrorCode;

export class DeltaError extends CodedError<DeltaErrorCode> {}
