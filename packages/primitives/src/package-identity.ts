import { formatNuGetVersion, type NuGetVersion } from './nuget-version.ts';
import { packageIdKey } from './package-id.ts';

/** Names one package: its id and its version. */
export interface PackageIdentity {
  readonly id: string;
  readonly version: NuGetVersion;
}

/** `Id 1.2.3`, for people. */
export function formatPackageIdentity(identity: PackageIdentity): string {
  return `${identity.id} ${formatNuGetVersion(identity.version)}`;
}

/** Equal keys name the same package: id and version without case, metadata ignored. */
export function packageIdentityKey(identity: PackageIdentity): string {
  return `${packageIdKey(identity.id)}/${formatNuGetVersion(identity.version).toLowerCase()}`;
}
