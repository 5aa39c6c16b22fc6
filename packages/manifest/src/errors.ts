import { CodedError } from '@nuspine/primitives';

export type ManifestErrorCode =
  | 'MANIFEST_COMMAND_MISSING'
  | 'MANIFEST_CONFIG_INVALID'
  | 'MANIFEST_DOCUMENT_INVALID'
  | 'MANIFEST_LIMIT_EXCEEDED'
  | 'MANIFEST_ROOT_MISSING';

export class ManifestError extends CodedError<ManifestErrorCode> {}
