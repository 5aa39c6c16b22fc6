import { CodedError } from './coded-error.ts';

export type PrimitivesErrorCode =
  | 'DIGEST_INVALID'
  | 'PATH_EMPTY'
  | 'PATH_ABSOLUTE'
  | 'PATH_TRAVERSAL'
  | 'PATH_NAME_UNSAFE'
  | 'PATH_TOO_LONG'
  | 'SOURCE_OUT_OF_RANGE'
  | 'SOURCE_READ_FAILED'
  | 'FILE_WRITE_FAILED'
  | 'VERSION_INVALID'
  | 'VERSION_RANGE_INVALID'
  | 'PACKAGE_ID_INVALID'
  | 'FRAMEWORK_INVALID'
  | 'RID_INVALID';

export class PrimitivesError extends CodedError<PrimitivesErrorCode> {}
