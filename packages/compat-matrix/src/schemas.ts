export { VersionsTomlSchema } from './versions-toml.ts';
export { LintReportSchema } from './lint/lint-report.ts';
export { MigrateReportSchema } from './migrate-report.ts';
