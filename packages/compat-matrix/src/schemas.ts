export { VersionsTomlSchema } from './versions-toml.ts';
export { LintReportSchema } from './lint/lint-report.ts';
export { MigrateReportSchema } from './migrate-report.ts';
export { CheckReportSchema } from './questions/check-set.ts';
export { ExplainReportSchema } from './questions/explain-set.ts';
export { SolveReportSchema } from './solve/solve-report.ts';
export { SupportReportSchema } from './questions/support.ts';
export { UpgradesReportSchema } from './questions/upgrades.ts';
export { WhatBreaksReportSchema } from './questions/what-breaks.ts';
export { PathReportSchema } from './path/path-report.ts';
export { RenderReportSchema } from './render/render-report.ts';
export { RuntimeMatrixSchema } from './render/runtime-matrix.ts';
export { BundleDocumentSchema } from './bundle/bundle-document.ts';
export { BundleRegistrySchema } from './bundle/bundle-registry.ts';
export { InstallReportSchema } from './install/installation.ts';
export {
  CreateBundleReportSchema,
  PublishBundleReportSchema,
  TestBundleReportSchema,
} from './bundle/bundle-reports.ts';
export { DoctorReportSchema, ListReportSchema } from './install/install-reports.ts';
