export { bytesSink, type ByteSink, type BytesSink } from './byte-sink.ts';
export {
  bytesSource,
  type ByteSource,
  type FilePlace,
  requireRange,
  sliceSource,
  sourceChunks,
} from './byte-source.ts';
export { compareOrdinal } from './compare-ordinal.ts';
export { CodedError, type ErrorDetails } from './coded-error.ts';
export { type Digest, digestBytes, digestSource, isDigest, parseDigest } from './digest.ts';
export { type FileStamp, hashingSink, type HashingSink, stampSource } from './hashing-sink.ts';
export { PrimitivesError, type PrimitivesErrorCode } from './errors.ts';
export { codedSystemError } from './system-error.ts';
export {
  type FloatBehavior,
  type FloatRange,
  floatIncludes,
  formatFloatRange,
  tryParseFloatRange,
} from './float-range.ts';
export { authorization, type HttpCredentials } from './http/credentials.ts';
export type {
  ChangeRequest,
  DocumentRequest,
  Download,
  DownloadRequest,
  HttpClient,
  HttpDocument,
  HttpRequest,
  PutAnswer,
} from './http/http-client.ts';
export { isHttpUrl, isLoopback, parseHttpUrl, printableUrl } from './http/http-url.ts';
export { type Environment, isOffline, requireNetwork, withoutNetwork } from './http/network-policy.ts';
export { isRedirect, redirectTarget, requireRedirects } from './http/redirect.ts';
export { MAX_OCI_MANIFEST } from './registry/max-oci-manifest.ts';
export { parseRegistryReference, type RegistryReference } from './registry/registry-reference.ts';
export { DEFAULT_RETRY_POLICY, isRetryableStatus, retryDelay, type RetryPolicy } from './http/retry.ts';
export { isFrameworkCompatible } from './framework-compatibility.ts';
export {
  compareFrameworkVersions,
  formatFrameworkVersion,
  type FrameworkVersion,
  frameworkVersion,
  NO_VERSION,
  tryParseFrameworkVersion,
} from './framework-version.ts';
export { nearestFramework } from './nearest-framework.ts';
export { nonFloatingRange } from './non-floating-range.ts';
export { oncePerText } from './once-per-text.ts';
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
export { reduceDownwards, reduceEquivalent, reduceUpwards } from './reduce-frameworks.ts';
export {
  MAX_NAME_BYTES,
  MAX_PATH_LENGTH,
  parseRelativePath,
  pathCollisionKey,
  type RelativePath,
} from './relative-path.ts';
export {
  isKnownRuntime,
  parseRuntimeIdentifier,
  type RuntimeIdentifier,
  runtimeFallbacks,
  runtimeParents,
} from './runtime-identifier.ts';
export { formatFrameworkName, formatPlatformName, formatTargetFramework } from './target-framework-format.ts';
export { parseFrameworkFolder, parseFrameworkMonikers, parseTargetFramework } from './target-framework-parse.ts';
export { shareText, sizeText } from './size-text.ts';
export {
  AGNOSTIC_FRAMEWORK,
  ANY_FRAMEWORK,
  frameworkKey,
  type FrameworkPlatform,
  frameworksEqual,
  isAgnostic,
  isAny,
  isNet5Era,
  isPackageBased,
  isPortable,
  isUnsupported,
  type TargetFramework,
  targetFramework,
  UNSUPPORTED_FRAMEWORK,
} from './target-framework.ts';
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
export { commonRange, enclosingRange, isSubsetOf, NO_VERSIONS, versionRangesEqual } from './version-range-sets.ts';
export {
  isFloating,
  parseVersionRange,
  type RangeEnd,
  tryParseVersionRange,
  type VersionRange,
  versionRange,
} from './version-range.ts';
export { trimWhiteSpace } from './white-space.ts';
