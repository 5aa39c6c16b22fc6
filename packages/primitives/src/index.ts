export { bytesSink, type ByteSink, type BytesSink } from './byte-sink.ts';
export { bytesSource, type ByteSource, requireRange, sliceSource, sourceChunks } from './byte-source.ts';
export { CodedError, type ErrorDetails } from './coded-error.ts';
export { type Digest, digestBytes, digestSource, isDigest, parseDigest } from './digest.ts';
export { PrimitivesError, type PrimitivesErrorCode } from './errors.ts';
export {
  type FloatBehavior,
  type FloatRange,
  floatIncludes,
  formatFloatRange,
  tryParseFloatRange,
} from './float-range.ts';
export {
  formatFullNuGetVersion,
  formatNuGetVersion,
  formatVersionNumbers,
  isPrerelease,
  type NuGetVersion,
  parseNuGetVersion,
  tryParseNuGetVersion,
  tryParseSemanticVersion,
} from './nuget-version.ts';
export {
  isPackageId,
  MAX_PACKAGE_ID_LENGTH,
  type PackageId,
  packageIdKey,
  packageIdsEqual,
  parsePackageId,
} from './package-id.ts';
export {
  formatPackageIdentity,
  packageIdentitiesEqual,
  type PackageIdentity,
  packageIdentityKey,
} from './package-identity.ts';
export {
  MAX_NAME_BYTES,
  MAX_PATH_LENGTH,
  parseRelativePath,
  pathCollisionKey,
  type RelativePath,
} from './relative-path.ts';
export {
  compareNuGetVersions,
  compareNuGetVersionsWithMetadata,
  compareVersionNumbers,
  nuGetVersionsEqual,
} from './version-order.ts';
export {
  formatNuspecVersionRange,
  formatReadableVersionRange,
  formatShortVersionRange,
  formatVersionRange,
} from './version-range-format.ts';
export { acceptsPrerelease, bestMatch, isBetterMatch, rangeSatisfies } from './version-range-match.ts';
export {
  isFloating,
  parseVersionRange,
  type RangeEnd,
  tryParseVersionRange,
  type VersionRange,
  versionRange,
} from './version-range.ts';
export { isFrameworkCompatible } from './framework-compatibility.ts';
export { nearestFramework } from './nearest-framework.ts';
export {
  ANY_FRAMEWORK,
  compareFrameworkVersions,
  formatFrameworkName,
  formatTargetFramework,
  frameworksEqual,
  type FrameworkVersion,
  parseTargetFramework,
  type TargetFramework,
  UNSUPPORTED_FRAMEWORK,
} from './target-framework.ts';
export { parseRuntimeIdentifier, type RuntimeIdentifier, runtimeFallbacks } from './runtime-identifier.ts';
