export {
  type BundleDocument,
  BundleDocumentSchema,
  type BundlePart,
  parseBundleDocument,
  releaseName,
} from './bundle/bundle-document.ts';
export {
  type CreateBundleReport,
  CreateBundleReportSchema,
  type PublishBundleReport,
  PublishBundleReportSchema,
  type TestBundleReport,
  TestBundleReportSchema,
  type TestedUpgrade,
} from './bundle/bundle-reports.ts';
export { type BundleRelease, bundleRelease } from './bundle/bundle-release.ts';
export {
  type BundleRegistry,
  BundleRegistrySchema,
  parseBundleRegistry,
  type PublishedBundle,
} from './bundle/bundle-registry.ts';
export { type BundleRefusal, type JudgedBundle, judgeBundle } from './bundle/judge-bundle.ts';
export { metapackageEntries } from './bundle/metapackage.ts';
export { type PolicyProblem, policyProblems, type ReleasedSet } from './bundle/release-policy.ts';
export {
  EXTENSION_MANIFEST,
  type ExtensionManifest,
  parseExtensionManifest,
  unmetNeeds,
} from './install/extension-manifest.ts';
export {
  type Installation,
  type InstallRefusal,
  type InstallReport,
  InstallReportSchema,
} from './install/installation.ts';
export {
  type DoctorProblem,
  type DoctorReport,
  DoctorReportSchema,
  type ListReport,
  ListReportSchema,
} from './install/install-reports.ts';
export { installRefusals } from './install/judge-installation.ts';
export { type Offer, type OfferedBundle, type WantedSet, wantedSet } from './install/wanted-parts.ts';
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
  type Release,
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
export type { Barrier } from './path/barrier.ts';
export { findPath, type FindPathOptions } from './path/find-path.ts';
export { type DownloadPlan, type PathFeed, withDownloads } from './path/path-downloads.ts';
export {
  type Download,
  type DownloadedFile,
  type PathChange,
  type PathHop,
  type PathReport,
  PathReportSchema,
} from './path/path-report.ts';
export { parseUpgradeGraph } from './path/parse-upgrade-graph.ts';
export { renderDocument, type RenderSources, runtimeTable } from './render/render-document.ts';
export { type RenderReport, RenderReportSchema } from './render/render-report.ts';
export {
  type PackageFrameworks,
  packageFrameworks,
  type RuntimeMatrix,
  runtimeMatrix,
  RuntimeMatrixSchema,
  type RuntimeRow,
} from './render/runtime-matrix.ts';
export type { Position } from './position.ts';
export { type CheckedCell, type CheckReport, CheckReportSchema, checkSet } from './questions/check-set.ts';
export { explainSet, type ExplainReport, ExplainReportSchema, type HeldBack } from './questions/explain-set.ts';
export { parsePins, parseWishes } from './questions/selection.ts';
export { type Supported, supportOn, type SupportReport, SupportReportSchema } from './questions/support.ts';
export { findUpgrades, type Upgrade, type UpgradesReport, UpgradesReportSchema } from './questions/upgrades.ts';
export {
  type ChangedStatement,
  whatBreaks,
  type WhatBreaksReport,
  WhatBreaksReportSchema,
} from './questions/what-breaks.ts';
export { SolveReportSchema } from './solve/solve-report.ts';
export type { Fact } from './solve/incompatibility.ts';
export { parseLock } from './solve/parse-lock.ts';
export type { Trust } from './solve/matrix-facts.ts';
export type { Proof as SolveProof, ProofStep, ProofTerm } from './solve/proof.ts';
export { type SolveOptions, solveMatrix, type SolveReport, type Wish } from './solve/solve-matrix.ts';
export { VersionsTomlSchema } from './versions-toml.ts';
