import { CodedError, type ErrorDetails } from '@nuspine/primitives';
import type { Position } from './position.ts';

export type MatrixErrorCode =
  | 'MATRIX_TOML_INVALID'
  | 'MATRIX_DOCUMENT_INVALID'
  | 'MATRIX_VERSION_INVALID'
  | 'MATRIX_RANGE_INVALID'
  | 'MATRIX_NAME_UNKNOWN'
  | 'MATRIX_LOCK_INVALID'
  | 'MATRIX_GRAPH_INVALID'
  | 'MATRIX_RUNTIME_UNKNOWN'
  | 'MATRIX_MARKER_INVALID'
  | 'MATRIX_LIMIT_EXCEEDED'
  | 'MATRIX_BUNDLE_INVALID'
  | 'MATRIX_BUNDLE_UNKNOWN'
  | 'MATRIX_ARCHIVE_UNSAFE'
  | 'MATRIX_DIGEST_MISMATCH'
  | 'MATRIX_PACKAGE_MISSING'
  | 'MATRIX_EXTENSION_INVALID'
  | 'MATRIX_TEST_MISSING'
  | 'MATRIX_INSTALL_LOCKED'
  | 'MATRIX_INSTALL_INVALID'
  | 'MATRIX_NOTHING_INSTALLED';

export class MatrixError extends CodedError<MatrixErrorCode> {}

/** The same error with a place in the file: `path` is `versions.toml:12:5`. */
export function errorAt(
  code: MatrixErrorCode,
  message: string,
  at: Position,
  details: Omit<ErrorDetails, 'path' | 'line'> = {},
): MatrixError {
  const place = `versions.toml:${String(at.line)}:${String(at.column)}`;
  return new MatrixError(code, message, { path: place, line: at.line, ...details });
}

/** Something was asked for by a name that the matrix does not have. */
export function errorUnknownName(message: string, found: string, known: readonly string[]): MatrixError {
  return new MatrixError('MATRIX_NAME_UNKNOWN', `${message}: ${found}`, { found, wanted: known });
}
