export type { Archive, ArchiveEntry, CompressionMethod } from './archive/archive.ts';
export { hasCanonicalHeaders, isPackedCanonically } from './archive/canonical-proof.ts';
export { deflateCanonically } from './archive/deflate-canonically.ts';
export { deflateSegment, type Segment } from './archive/deflate-segment.ts';
export { type DosTimestamp, dosTimestamp, EARLIEST_TIMESTAMP } from './archive/dos-timestamp.ts';
export {
  type ContentStream,
  entryContent,
  type NewContent,
  type PackedContent,
  packedEntryContent,
} from './archive/entry-content.ts';
export { readArchive } from './archive/read-archive.ts';
export { entryChunks, readEntry, readEntryAside } from './archive/read-entry.ts';
export { mapAhead, type Room } from './map-ahead.ts';
export type { FiledContent, Repacked, StoredContent } from './archive/repack-entry.ts';
export type { SegmentCompressor } from './archive/segment-compressor.ts';
export { packedBytes, type Spool } from './archive/pack-content.ts';
export { type NewEntry, writeArchive, type WriteArchiveOptions } from './archive/write-archive.ts';
export { NupkgError, type NupkgErrorCode } from './errors.ts';
export { inspectPackage, type InspectOptions } from './inspect/inspect-package.ts';
export type { InspectedContentRule, InspectedNames, InspectedNuspec } from './inspect/inspected-nuspec.ts';
export {
  type InspectedFile,
  type InspectedGroup,
  type InspectionDepth,
  type PackageInspection,
  PackageInspectionSchema,
  type RecordedHash,
} from './inspect/inspection.ts';
export { type ArchiveLimits, DEFAULT_ARCHIVE_LIMITS } from './limits.ts';
export { findNuspecEntry, isRootNuspec } from './nuspec/find-nuspec-entry.ts';
export type {
  ContentFileRule,
  DependencyGroup,
  FrameworkAssembly,
  FrameworkReferenceGroup,
  LicenseProblem,
  Nuspec,
  NuspecDependency,
  NuspecLicense,
  NuspecRepository,
  PackageType,
} from './nuspec/nuspec.ts';
export { type LicenseExpression, tryParseLicenseExpression } from './nuspec/license-expression.ts';
export type { NuspecSchemaVersion } from './nuspec/nuspec-schema.ts';
export { parseNuspec } from './nuspec/parse-nuspec.ts';
export { type NuspecRewrite, rewriteNuspec } from './nuspec/rewrite-nuspec.ts';
export { type PackageContent, packageEntries } from './opc/package-entries.ts';
export {
  CONTENT_TYPES_PART,
  CORE_PROPERTIES_PART,
  isContainerPart,
  RELATIONSHIPS_PART,
  SIGNATURE_ENTRY,
} from './opc/part-names.ts';
export { contentHash, packageSha512 } from './package/content-hash.ts';
export { formatNupkgMetadata, type NupkgMetadata, parseNupkgMetadata } from './package/nupkg-metadata.ts';
export { versionInFileName } from './package-file-name.ts';
export { type Package, readPackage } from './package/read-package.ts';
export { type PackageNuspec, readNuspec } from './package/read-nuspec.ts';
export { type Feed, joinFeeds, openPackages } from './feed.ts';
export { ALL_ASSETS, ASSET_FLAGS, type AssetFlag, parseAssetFlags } from './resolve/asset-flags.ts';
export {
  type Resolution,
  type ResolutionFinding,
  ResolutionSchema,
  type ResolvedPackage,
} from './resolve/resolution.ts';
export { type CentralPackages, NO_CENTRAL_PACKAGES } from './central/central-packages.ts';
export { parseCentralPackages } from './central/parse-central-packages.ts';
export type {
  AssetsDownload,
  AssetsFile,
  AssetsLibrary,
  AssetsMessage,
  AssetsRequests,
  AssetsTarget,
} from './lock/assets-file.ts';
export {
  type ChangedPackage,
  changedPackages,
  checkLockFile,
  lockedVersions,
  type LockExpectation,
  lockTarget,
} from './lock/check-lock-file.ts';
export { formatLockFile } from './lock/format-lock-file.ts';
export type { LockedDependency, LockedPackage, LockedPackageType, LockFile, LockTarget } from './lock/lock-file.ts';
export { lockPackages, type LockOptions } from './lock/lock-packages.ts';
export { parseAssetsFile } from './lock/parse-assets-file.ts';
export { parseLockFile } from './lock/parse-lock-file.ts';
export type { AcceptedPackage, Analysis, Conflict, Downgrade, Edge, Way } from './resolve/analysis.ts';
export { MAX_REQUESTS } from './resolve/graph/choose-versions.ts';
export { formatRequest, type Item, type Request } from './resolve/request.ts';
export {
  analyzeDependencies,
  resolve,
  type ResolveOptions,
  type Resolver,
  type ResolveRoot,
} from './resolve/resolve.ts';
export { parsePrunedPackages } from './resolve/parse-pruned-packages.ts';
export { resolveAssets } from './resolve/resolve-assets.ts';
export { mappedSources, type SourceMapping, type SourcePattern } from './resolve/source-mapping.ts';
export { appFramework, parseAppFramework } from './flatten/app-framework.ts';
export { type AssemblyVersion, compareAssemblyVersions, readAssemblyVersion } from './flatten/assembly-version.ts';
export { flatten, flattenBriefly, type FlattenRequest } from './flatten/flatten.ts';
export {
  type ConflictPolicy,
  type FlattenedFile,
  type FlattenedPackage,
  type FlattenReport,
  FlattenReportSchema,
  type FlattenSummary,
  type LeftToFramework,
  type LicenseType,
  type MergedFile,
  type Profile,
  type SettledConflict,
} from './flatten/flatten-report.ts';
export {
  METADATA_COLUMNS,
  type MetadataColumn,
  metadataColumnBytes,
  type TableSizes,
} from './flatten/metadata-tables.ts';
export { readFileVersion } from './flatten/file-version.ts';
export {
  type FrameworkFile,
  type FrameworkList,
  type FrameworkPack,
  parseReferenceAssemblies,
  parseRuntimePack,
  parseTargetingPack,
} from './flatten/framework-pack.ts';
export { renderReleaseNotes } from './flatten/release-notes.ts';
export { type AssetTarget, type SelectedAsset, selectRuntimeAssets } from './flatten/select-assets.ts';
export { packageUrl } from './sbom/package-url.ts';
export { formatSbom, SBOM_PATH, type SbomOptions, type SbomSubject } from './sbom/sbom.ts';
export { serialNumberOf } from './sbom/serial-number.ts';
export {
  type ConfiguredSource,
  mergeNuGetConfig,
  type NuGetConfig,
  type NuGetConfigOptions,
} from './config/nuget-config.ts';
export { type ConfigFile, type ConfigSection, parseConfigFile, readSection } from './config/config-file.ts';
export {
  isRemote,
  type PackageSource,
  sourceAddress,
  sourceCredentials,
  type SourceCredentials,
} from './package-source.ts';
export type { OnProgress, Progress } from './progress.ts';
export { parseXmlText, type XmlElement, type XmlNode } from './xml/parse-xml.ts';
export { childElements } from './xml/xml-query.ts';
