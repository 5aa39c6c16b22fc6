import { type Package } from '@nuspine/nupkg-core';
import { type Digest, digestSource, formatNuGetVersion } from '@nuspine/primitives';

/** Which exact package file: what it calls itself, and its bytes. */
export interface PackageStamp {
  readonly id: string;
  /** Normalized. */
  readonly version: string;
  /** In bytes. */
  readonly size: number;
  readonly digest: Digest;
}

/** Reads the whole package once. */
export async function stampPackage(pkg: Package): Promise<PackageStamp> {
  const { source } = pkg.archive;
  return {
    id: pkg.identity.id,
    version: formatNuGetVersion(pkg.identity.version),
    size: source.size,
    digest: await digestSource(source),
  };
}
