export { bytesSink, type ByteSink, type BytesSink } from './byte-sink.ts';
export { bytesSource, type ByteSource, requireRange, sliceSource, sourceChunks } from './byte-source.ts';
export { CodedError, type ErrorDetails } from './coded-error.ts';
export { type Digest, digestBytes, digestSource, isDigest, parseDigest } from './digest.ts';
export { PrimitivesError, type PrimitivesErrorCode } from './errors.ts';
export {
  MAX_NAME_BYTES,
  MAX_PATH_LENGTH,
  parseRelativePath,
  pathCollisionKey,
  type RelativePath,
} from './relative-path.ts';
export {
  floatIncludes,
  type FloatBehavior,
  type FloatRange,
  formatFloatRange,
  tryParseFloatRange,
} from './float-range.ts';
export {
  formatFullNuGetVersion,
  formatNuGetVersion,
  isPrerelease,
  type NuGetVersion,
  parseNuGetVersion,
  tryParseNuGetVersion,
} from './nuget-version.ts';
export {
  isPackageId,
  MAX_PACKAGE_ID_LENGTH,
  type PackageId,
  packageIdKey,
  packageIdsEqual,
  parsePackageId,
} from './package-id.ts';
export { formatPackageIdentity, type PackageIdentity, packageIdentityKey } from './package-identity.ts';
export { compareNuGetVersions } from './version-order.ts';
export {
  bestMatch,
  formatVersionRange,
  parseVersionRange,
  rangeSatisfies,
  tryParseVersionRange,
  type VersionRange,
} from './version-range.ts';
