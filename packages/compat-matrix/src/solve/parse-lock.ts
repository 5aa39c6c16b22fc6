import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import { MatrixError } from '../errors.ts';
import type { Pin } from '../matrix.ts';
import { SolveReportSchema } from './solve-report.ts';

/** Reads the versions to keep from an earlier answer of `matrix solve --json`. Throws `MATRIX_LOCK_INVALID`. */
export function parseLock(text: string): readonly Pin[] {
  const value = parseJson(text);
  compiled ??= new Ajv2020({ validateSchema: false }).compile<{ readonly set?: readonly Pin[] }>(SolveReportSchema);
  if (compiled(value)) return value.set ?? [];
  throw new MatrixError('MATRIX_LOCK_INVALID', 'lock is no answer of matrix solve --json', { found: compiled.errors });
}

let compiled: ValidateFunction<{ readonly set?: readonly Pin[] }> | undefined;

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new MatrixError('MATRIX_LOCK_INVALID', 'lock is not JSON', { cause });
  }
}
