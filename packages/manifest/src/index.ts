export { BYPASSING_PROPERTIES, judgeArguments, judgeBuildFile, judgeEnvironment } from './bypasses.ts';
export {
  type BundleBlob,
  type BundleDelta,
  type BundleDocument,
  BundleDocumentSchema,
  type BundleFile,
  contentsDigest,
  parseBundleDocument,
} from './bundle/bundle-document.ts';
export {
  type ExportReport,
  ExportReportSchema,
  type ImportReport,
  ImportReportSchema,
  type ImportState,
  type TransferReport,
  TransferReportSchema,
} from './bundle/bundle-reports.ts';
export { formatLayoutSbom, SBOM_NAME } from './bundle/layout-sbom.ts';
export { MEDIA_TYPES } from './bundle/oci-documents.ts';
export {
  type BundlesManifest,
  type BundlesManifestEntry,
  BundlesManifestSchema,
  parseBundlesManifest,
} from './bundles-manifest.ts';
export { type Category, type Detection, type Evidence, type FileSample, PAGE_SIZE } from './detect/detection.ts';
export { detectKinds, wantedPages } from './detect/detect-kinds.ts';
export { MAGIC_NUMBERS, type MagicNumber } from './detect/magic-numbers.ts';
export { ManifestError, type ManifestErrorCode } from './errors.ts';
export type { FindingCode } from './finding-code.ts';
export { FINDING_RULES, type FindingRule, type Severity } from './finding-rules.ts';
export { findingsPage } from './findings-page.ts';
export { type Finding, finding, type FindingOperands, sortFindings } from './finding.ts';
export { InitReportSchema } from './init-report.ts';
export { type ConfigHierarchy, judgeNuGetConfig, type SourcePolicy } from './judge-nuget-config.ts';
export { judgeLayout } from './judge-layout.ts';
export type { BinaryFacts, BundleFacts, LayoutFacts, PackageFacts, StrayBinary } from './layout-facts.ts';
export { EMPTY_MANIFESTS, manifestPaths, type Manifests, nextManifests } from './manifests.ts';
export {
  CONFIG_PATH,
  DEFAULT_OFFLINE_CONFIG,
  type Exemption,
  isWithin,
  type OfflineConfig,
  OfflineConfigSchema,
  parseOfflineConfig,
} from './offline-config.ts';
export { formatNuGetConfig, LAYOUT_SOURCE, type NuGetConfigTextOptions } from './nuget-config-text.ts';
export { type CheckedCounts, offlineReport, type OfflineReport, OfflineReportSchema } from './offline-report.ts';
export {
  type PackagesManifest,
  type PackagesManifestEntry,
  PackagesManifestSchema,
  parsePackagesManifest,
} from './packages-manifest.ts';
export { formatDocument } from './read-document.ts';
export { formatSarif } from './sarif.ts';
export { type DocumentChange, type UpdateReport, UpdateReportSchema } from './update-report.ts';
export {
  parseVendorManifest,
  type VendorManifest,
  type VendorManifestEntry,
  VendorManifestSchema,
} from './vendor-manifest.ts';
export { offlineEnvironment, type OfflineEnvironmentOptions } from './offline-environment.ts';
export {
  type ContactProtocol,
  distinctContacts,
  type EvidenceLayer,
  type RemoteContact,
  type RestoreReport,
  RestoreReportSchema,
} from './restore-report.ts';
export { type ClosureReport, ClosureReportSchema } from './closure/closure-report.ts';
export { type ClosureVerdict, judgeClosure } from './closure/judge-closure.ts';
export type { Closure, ClosureGap, WantedPackage } from './closure/wanted-package.ts';
