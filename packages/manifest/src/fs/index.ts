export { type CacheReport, checkCache } from './check-cache.ts';
export { checkSources, type CheckSourcesOptions, type SourcesReport } from './check-sources.ts';
export { detectFile } from './detect-file.ts';
export { initLayout, type InitReport } from './init-layout.ts';
export { readManifests, readOfflineConfig } from './layout-files.ts';
export { listFiles, type TreeEntry } from './list-files.ts';
export { scanLayout } from './scan-layout.ts';
export { checkLayout, plannedManifests, type PlannedManifest, updateLayout } from './update-layout.ts';
export { verifyLayout, type VerifyLayoutOptions } from './verify-layout.ts';
export { runOffline, type RunOfflineOptions } from './run-offline.ts';
export { BUNDLE_FORMS, type BundleForm } from './bundle/bundle-form.ts';
export { exportBundle, type ExportOptions } from './bundle/export-bundle.ts';
export { importBundle, type ImportOptions } from './bundle/import-bundle.ts';
export { finishImport } from './bundle/import-journal.ts';
export {
  type LayoutCache,
  type LayoutCacheOptions,
  NO_LAYOUT_CACHE,
  openLayoutCache,
  type RememberedLayout,
} from './remembered/layout-cache.ts';
export { readBundleDocument } from './bundle/visit-bundle.ts';
export { findMissing, type MissingOptions } from './closure/find-missing.ts';
export { pruneLayout, type PruneOptions } from './closure/prune-layout.ts';
export { readClosure, type ReadClosureOptions } from './closure/read-closure.ts';
export { pullBundle, type PullOptions } from './registry/pull-bundle.ts';
export { pushBundle, type PushOptions } from './registry/push-bundle.ts';
