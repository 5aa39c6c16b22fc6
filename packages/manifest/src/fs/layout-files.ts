import { existsSync, statSync } from 'node:fs';
import { mkdir, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { writeFileAtomically } from '@nuspine/primitives/fs';
import { parseBundlesManifest } from '../bundles-manifest.ts';
import { ManifestError } from '../errors.ts';
import { EMPTY_MANIFESTS, manifestPaths, type Manifests } from '../manifests.ts';
import { CONFIG_PATH, DEFAULT_OFFLINE_CONFIG, type OfflineConfig, parseOfflineConfig } from '../offline-config.ts';
import { parsePackagesManifest } from '../packages-manifest.ts';
import { parseVendorManifest } from '../vendor-manifest.ts';

/** Throws `MANIFEST_ROOT_MISSING` unless `root` is a folder. */
export function requireRoot(root: string): void {
  if (statSync(root, { throwIfNoEntry: false })?.isDirectory() === true) return;
  throw new ManifestError('MANIFEST_ROOT_MISSING', 'folder is not there', { path: root });
}

/** Reads `nuspine.offline.json` in `root`; without one, the defaults. Throws `MANIFEST_CONFIG_INVALID`. */
export async function readOfflineConfig(root: string): Promise<OfflineConfig> {
  const bytes = await readIfThere(join(root, CONFIG_PATH));
  return bytes === undefined ? DEFAULT_OFFLINE_CONFIG : parseOfflineConfig(bytes);
}

/** The manifests of a layout, and which of them are not there. Throws `MANIFEST_DOCUMENT_INVALID`. */
export async function readManifests(
  root: string,
  config: OfflineConfig,
): Promise<{ readonly manifests: Manifests; readonly missing: readonly string[] }> {
  const { vendor, missing, ...others } = await readManifestsWith(parseVendorManifest, root, config);
  return { manifests: { ...others, vendor: vendor ?? EMPTY_MANIFESTS.vendor }, missing };
}

/** The manifests, the one of vendored files, which may be large, as `parseVendor` reads it. */
export async function readManifestsWith<Vendor>(
  parseVendor: (bytes: Uint8Array, path: string) => Vendor,
  root: string,
  config: OfflineConfig,
): Promise<Omit<Manifests, 'vendor'> & { readonly vendor: Vendor | undefined; readonly missing: readonly string[] }> {
  const paths = manifestPaths(config);
  const read = async <T>(path: string, parse: (bytes: Uint8Array, path: string) => T): Promise<T | undefined> => {
    const bytes = await readIfThere(join(root, path));
    return bytes === undefined ? undefined : parse(bytes, path);
  };
  return {
    packages: (await read(paths.packages, parsePackagesManifest)) ?? EMPTY_MANIFESTS.packages,
    vendor: await read(paths.vendor, parseVendor),
    bundles: (await read(paths.bundles, parseBundlesManifest)) ?? EMPTY_MANIFESTS.bundles,
    missing: Object.values(paths).filter((path) => !existsSync(join(root, path))),
  };
}

/** The bytes of a file, or `undefined` if it is not there. */
export async function readIfThere(path: string): Promise<Uint8Array | undefined> {
  return existsSync(path) ? readFile(path) : undefined;
}

/** Writes a file of the layout, and the folders above it. */
export async function writeLayoutFile(path: string, bytes: Uint8Array): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  await writeFileAtomically(path, (sink) => sink.write(bytes));
}
