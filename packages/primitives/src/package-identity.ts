import { formatNuGetVersion, type NuGetVersion } from './nuget-version.ts';
import { packageIdKey } from './package-id.ts';

/** What names one package: its id and its version, without regard to case or metadata. */
export interface PackageIdentity {
  readonly id: string;
  readonly version: NuGetVersion;
}

/** `Id 1.0.0`, with the id in its own case and the version normalized. */
export function formatPackageIdentity(identity: PackageIdentity): string {
  return `${identity.id} ${formatNuGetVersion(identity.version)}`;
}

/** Equal keys name one package. The key is what NuGet's folders are called: `id/1.0.0`, in lower case. */
export function packageIdentityKey(identity: PackageIdentity): string {
  return `${packageIdKey(identity.id)}/${formatNuGetVersion(identity.version).toLowerCase()}`;
}

export function packageIdentitiesEqual(a: PackageIdentity, b: PackageIdentity): boolean {
  return packageIdentityKey(a) === packageIdentityKey(b);
}
