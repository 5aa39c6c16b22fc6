import { CodedError } from '@nuspine/primitives';

export type DeltaErrorCode = 'DELTA_BASE_MISMATCH' | 'DELTA_PATCH_CORRUPT' | 'DELTA_LIMIT_EXCEEDED';

export class DeltaError extends CodedError<DeltaErrorCode> {}
