import { compareOrdinal, type Digest, digestBytes } from '@nuspine/primitives';
import { ManifestError } from '../errors.ts';
import { vendoredPlaces } from '../layout-places.ts';
import { manifestPaths, type Manifests } from '../manifests.ts';
import { CONFIG_PATH, type OfflineConfig } from '../offline-config.ts';
import type { BundleFile } from './bundle-document.ts';

/** What a layout consists of by its own words. */
export interface StatedLayout {
  readonly config: OfflineConfig;
  readonly manifests: Pick<Manifests, 'packages' | 'vendor'>;
  /** Configuration and manifests as they are written, by path. */
  readonly documents: ReadonlyMap<string, Uint8Array>;
}

/** A file of a layout, and what kind of part it is. */
export interface StatedFile extends BundleFile {
  readonly group: FileGroup;
}

export type FileGroup = 'manifest' | 'package' | 'vendor';

/** Documents of a layout that travel in a bundle. Bundles stay where they are, so the manifest of bundles does too. */
export function documentPaths(config: OfflineConfig): readonly string[] {
  const { packages, vendor } = manifestPaths(config);
  return [CONFIG_PATH, packages, vendor];
}

/**
 * Every file that a layout consists of, by its manifests, in order of path (docs/formats/offline-bundle.md, clause 3).
 * Throws `BUNDLE_PATH_REFUSED` for a listed file that lies in no root.
 */
export function statedFiles({ config, manifests, documents }: StatedLayout): readonly StatedFile[] {
  const files: StatedFile[] = [
    ...[...documents].map(([path, bytes]) => documentFile(path, bytes)),
    ...manifests.packages.packages.map(({ file, size, digest }) =>
      stated(`${config.packages}/${file}`, size, digest, 'package'),
    ),
    ...manifests.vendor.files.map(({ path, size, digest }) => stated(path, size, digest, 'vendor')),
  ];
  const isVendored = vendoredPlaces(config);
  const stray = files.find(({ path, group }) => group === 'vendor' && !isVendored(path));
  if (stray !== undefined) {
    throw new ManifestError('BUNDLE_PATH_REFUSED', 'a manifest lists a file that lies in no root', {
      path: stray.path,
      wanted: [config.vendor, ...config.owners, ...config.approved],
    });
  }
  return files.toSorted((a, b) => compareOrdinal(a.path, b.path));
}

function documentFile(path: string, bytes: Uint8Array): StatedFile {
  return stated(path, bytes.length, digestBytes(bytes), 'manifest');
}

function stated(path: string, size: number, digest: Digest, group: FileGroup): StatedFile {
  return { path, size, digest, group };
}

/**
 * Compares the files of a bundle with what its own manifests state: a bundle is complete or it is an error. Throws
 * `BUNDLE_INCOMPLETE` with every difference.
 */
export function requireComplete(files: readonly BundleFile[], stated: readonly StatedFile[], path: string): void {
  const wanted = new Map(stated.map((one) => [one.path, one]));
  const present = new Set(files.map((one) => one.path));
  const found = [
    ...stated.filter((one) => !present.has(one.path)).map((one) => `missing: ${one.path}`),
    ...files.filter((one) => !wanted.has(one.path)).map((one) => `in no manifest: ${one.path}`),
    ...files.filter((one) => isOther(one, wanted.get(one.path))).map((one) => `another file: ${one.path}`),
  ];
  if (found.length === 0) return;
  throw new ManifestError('BUNDLE_INCOMPLETE', 'bundle is not what its manifests state', { path, found });
}

function isOther(file: BundleFile, wanted: BundleFile | undefined): boolean {
  return wanted !== undefined && (wanted.digest !== file.digest || wanted.size !== file.size);
}

/** Whether two configurations put the parts of a layout into the same places. */
export function haveSameRoots(one: OfflineConfig, other: OfflineConfig): boolean {
  return rootsOf(one) === rootsOf(other);
}

function rootsOf({ packages, vendor, bundles, owners, approved }: OfflineConfig): string {
  return JSON.stringify([packages, vendor, bundles, owners.toSorted(), approved.toSorted()]);
}
