import { formatNuGetVersion, packageIdKey, type PackageIdentity } from '@nuspine/primitives';

/** Where a V3 feed keeps a package, below its PackageBaseAddress. All in lower case, versions without metadata. */
export interface PackageNames {
  /** `newtonsoft.json` */
  readonly id: string;
  /** `13.0.3` */
  readonly version: string;
  /** `newtonsoft.json.13.0.3.nupkg` */
  readonly nupkg: string;
  /** `newtonsoft.json.nuspec` */
  readonly nuspec: string;
}

export function packageNames(identity: PackageIdentity): PackageNames {
  const id = packageIdKey(identity.id);
  const version = formatNuGetVersion(identity.version).toLowerCase();
  return { id, version, nupkg: `${id}.${version}.nupkg`, nuspec: `${id}.nuspec` };
}

export function versionListAddress(base: URL, id: string): string {
  return below(base, packageIdKey(id), 'index.json');
}

export function registrationAddress(base: URL, id: string): string {
  return below(base, packageIdKey(id), 'index.json');
}

export function nupkgAddress(base: URL, identity: PackageIdentity): string {
  const { id, version, nupkg } = packageNames(identity);
  return below(base, id, version, nupkg);
}

export function nuspecAddress(base: URL, identity: PackageIdentity): string {
  const { id, version, nuspec } = packageNames(identity);
  return below(base, id, version, nuspec);
}

function below(base: URL, ...names: readonly string[]): string {
  return new URL(names.map(encodeURIComponent).join('/'), base).href;
}
