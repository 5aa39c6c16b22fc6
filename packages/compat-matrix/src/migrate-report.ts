import Type, { type TSchema } from 'typebox';
import { FINDINGS, type LintFinding } from './lint/lint-report.ts';
import { lintMatrix } from './lint/lint-matrix.ts';
import type { Matrix } from './matrix.ts';
import { migrateMatrix } from './migrate-matrix.ts';
import { parseMatrix } from './parse-matrix.ts';

/** A `versions.toml` in the second form, and what is still wrong with it. */
export interface MigrateReport {
  readonly text: string;
  readonly findings: readonly LintFinding[];
}

/** Migrates a matrix and lints the result: what remains is for a person to decide. */
export function migrateReport(matrix: Matrix): MigrateReport {
  const text = migrateMatrix(matrix);
  return { text, findings: lintMatrix(parseMatrix(text)).findings };
}

/** The JSON Schema of what `matrix migrate --json` prints. */
export const MigrateReportSchema: TSchema = Type.Object(
  { text: Type.String(), findings: FINDINGS },
  {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    $id: 'urn:nuspine:schema:migrate-report',
    title: 'What matrix migrate made of a versions.toml',
    additionalProperties: false,
  },
);
