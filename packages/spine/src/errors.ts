import { CodedError } from '@nuspine/primitives';

export type SpineErrorCode =
  | 'SPINE_FILE_INVALID'
  | 'SPINE_SOURCE_INVALID'
  | 'SPINE_ARTIFACT_INVALID'
  | 'SPINE_VERSION_ILLEGAL'
  | 'GATE_FILE_INVALID'
  | 'GATE_JOB_UNKNOWN'
  | 'GATE_PROGRAM_MISSING';

export class SpineError extends CodedError<SpineErrorCode> {}
