import { CodedError } from '@nuspine/primitives';

type PatchErrorCode =
  | 'DELTA_BASE_MISMATCH'
  | 'DELTA_PATCH_TRUNCATED'
  | 'DELTA_PATCH_CORRUPT'
  | 'DELTA_LIMIT_EXCEEDED'
  | 'DELTA_ENGINE_MISSING'
  | 'BZIP2_TRUNCATED'
  | 'BZIP2_CORRUPT'
  | 'BZIP2_CHECKSUM_MISMATCH'
  | 'BZIP2_TRAILING_BYTES';

type ReleasesErrorCode =
  | 'RELEASES_NOT_TEXT'
  | 'RELEASES_LINE_INVALID'
  | 'RELEASES_NAME_INVALID'
  | 'RELEASES_VERSION_INVALID';

type PackageErrorCode = 'DELTA_FORMAT_CANNOT_SAY' | 'DELTA_RECIPE_INVALID' | 'DELTA_SHASUM_INVALID';

type FeedErrorCode = 'DELTA_FEED_LOCKED';

export type DeltaErrorCode = PatchErrorCode | ReleasesErrorCode | PackageErrorCode | FeedErrorCode;

export class DeltaError extends CodedError<DeltaErrorCode> {}
