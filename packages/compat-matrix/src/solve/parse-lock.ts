import type { Pin } from '../matrix.ts';
import { jsonReader } from '../read-json.ts';
import { SolveReportSchema } from './solve-report.ts';

const readReport = jsonReader<{ readonly set?: readonly Pin[] }>(SolveReportSchema, 'MATRIX_LOCK_INVALID');

/** Reads the versions to keep from an earlier answer of `matrix solve --json`. Throws `MATRIX_LOCK_INVALID`. */
export function parseLock(text: string): readonly Pin[] {
  return readReport(text).set ?? [];
}
