export { type Cell, cellOf, type CellState, type Side } from './cell.ts';
export { MatrixError, type MatrixErrorCode } from './errors.ts';
export { formatMatrix } from './format-matrix.ts';
export { MATRIX_LIMITS, type MatrixLimits } from './limits.ts';
export { lintMatrix } from './lint/lint-matrix.ts';
export { LINT_CODES, type LintCode, type LintFinding, type LintReport, LintReportSchema } from './lint/lint-report.ts';
export {
  type Block,
  type Bundle,
  type BundlePin,
  type Component,
  type Edge,
  formatPin,
  type Matrix,
  type Minimum,
  type Pin,
  type Proof,
  type Row,
  type Skew,
  type Statement,
  type Step,
  type Stop,
  type SupportPhase,
  type Together,
} from './matrix.ts';
export { migrateMatrix } from './migrate-matrix.ts';
export { type MigrateReport, migrateReport, MigrateReportSchema } from './migrate-report.ts';
export { parseMatrix } from './parse-matrix.ts';
export type { Position } from './position.ts';
export { VersionsTomlSchema } from './versions-toml.ts';
