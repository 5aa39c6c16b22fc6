import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { ManifestError } from '../errors.ts';
import { manifestPaths, type Manifests } from '../manifests.ts';
import { CONFIG_PATH, type OfflineConfig } from '../offline-config.ts';
import { listSkipped } from './list-files.ts';

/** Names of files that an error shows. */
const SHOWN = 10;

/**
 * Throws `MANIFEST_SPARSE_CHECKOUT` if a sparse checkout leaves out a manifest, or what one lists: what is not there would be taken
 * for deleted, and the words of people with it. Asks git only where something is not there.
 */
export async function requireCheckedOut(root: string, config: OfflineConfig, manifests: Manifests): Promise<void> {
  const wanted = [CONFIG_PATH, ...Object.values(manifestPaths(config)), ...listedPaths(config, manifests)];
  const absent = wanted.filter((path) => !existsSync(join(root, path)));
  if (absent.length === 0) return;
  const skipped = await listSkipped(root);
  // A bundle may be a folder.
  const places = new Set(skipped.flatMap((path) => [path, ...foldersAbove(path)]));
  const found = absent.filter((path) => places.has(path));
  if (found.length === 0) return;
  throw new ManifestError('MANIFEST_SPARSE_CHECKOUT', 'a sparse checkout leaves out files of the layout', {
    path: root,
    found: found.slice(0, SHOWN),
  });
}

function foldersAbove(path: string): readonly string[] {
  const names = path.split('/');
  return names.slice(1).map((_, at) => names.slice(0, at + 1).join('/'));
}

function listedPaths(config: OfflineConfig, { packages, vendor, bundles }: Manifests): readonly string[] {
  return [
    ...packages.packages.map(({ file }) => `${config.packages}/${file}`),
    ...vendor.files.map(({ path }) => path),
    ...bundles.bundles.map(({ path }) => `${config.bundles}/${path}`),
  ];
}
