import { CodedError } from '@nuspine/primitives';

export type ManifestErrorCode =
  | 'BUNDLE_BASE_UNFIT'
  | 'BUNDLE_DIGEST_MISMATCH'
  | 'BUNDLE_INCOMPLETE'
  | 'BUNDLE_INVALID'
  | 'BUNDLE_PATH_REFUSED'
  | 'BUNDLE_ROOTS_DIFFER'
  | 'BUNDLE_TARGET_OCCUPIED'
  | 'MANIFEST_COMMAND_MISSING'
  | 'MANIFEST_CONFIG_INVALID'
  | 'MANIFEST_DOCUMENT_INVALID'
  | 'MANIFEST_LIMIT_EXCEEDED'
  | 'MANIFEST_ROOT_MISSING';

export class ManifestError extends CodedError<ManifestErrorCode> {}
