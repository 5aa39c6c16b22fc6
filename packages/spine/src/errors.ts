import { CodedError } from '@nuspine/primitives';

export type SpineErrorCode =
  | 'SPINE_FILE_INVALID'
  | 'SPINE_SOURCE_INVALID'
  | 'SPINE_ARTIFACT_INVALID'
  | 'SPINE_VERSION_ILLEGAL';

export class SpineError extends CodedError<SpineErrorCode> {}
