import { existsSync, lstatSync } from 'node:fs';
import { open, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { BundleDocument, BundleFile } from '../../bundle/bundle-document.ts';
import { haveSameRoots, requireComplete, statedFiles } from '../../bundle/bundle-contents.ts';
import { type ImportPlan, planImport } from '../../bundle/import-plan.ts';
import { ManifestError } from '../../errors.ts';
import { requireDocumentSize } from '../../limits.ts';
import { EMPTY_MANIFESTS, manifestPaths } from '../../manifests.ts';
import { CONFIG_PATH, DEFAULT_OFFLINE_CONFIG, parseOfflineConfig } from '../../offline-config.ts';
import { parsePackagesManifest } from '../../packages-manifest.ts';
import { parseVendorManifest } from '../../vendor-manifest.ts';
import { fileDigest } from '../file-digest.ts';
import { applyDeltas } from './apply-deltas.ts';
import { checkedChunks } from './bundle-form.ts';
import { storeBlob, storedBlob } from './import-store.ts';
import { plainFileSize, type TreeState } from './tree-state.ts';

/**
 * Makes sure that everything is there, may be there, and is what the manifests of the bundle state, and says what is to
 * be done. `path` is the bundle, for errors. Throws `BUNDLE_INCOMPLETE`, `BUNDLE_ROOTS_DIFFER`, `BUNDLE_TARGET_OCCUPIED`, and
 * what applying deltas throws.
 */
export async function prepareImport(
  root: string,
  document: BundleDocument,
  tree: TreeState,
  path: string,
): Promise<ImportPlan> {
  await applyDeltas(root, document, tree.files);
  await requireStated(root, document, tree, path);
  const unlisted = await unlistedFiles(root, document.files, tree.files);
  const plan = planImport(document.files, [...tree.files, ...unlisted]);
  for (const file of plan.place) requireFree(root, file.path, tree.files);
  for (const file of plan.place) await requireStored(root, file, tree.files, path);
  return plan;
}

/** Reads manifests out of the bundle, and compares them with its files. */
async function requireStated(root: string, document: BundleDocument, tree: TreeState, path: string): Promise<void> {
  const read = async (name: string): Promise<Uint8Array | undefined> => {
    const file = document.files.find((one) => one.path === name);
    if (file === undefined) return undefined;
    requireDocumentSize(file.size, name);
    await requireStored(root, file, tree.files, path);
    return readFile(storedBlob(root, file.digest));
  };
  const configBytes = await read(CONFIG_PATH);
  const config = configBytes === undefined ? DEFAULT_OFFLINE_CONFIG : parseOfflineConfig(configBytes);
  if (tree.layout !== undefined && !haveSameRoots(tree.layout.config, config))
    throw new ManifestError('BUNDLE_ROOTS_DIFFER', 'bundle has other roots than the tree', {
      path,
      wanted: CONFIG_PATH,
    });
  const names = manifestPaths(config);
  const [packages, vendor] = [await read(names.packages), await read(names.vendor)];
  const documents = new Map(
    [[CONFIG_PATH, configBytes] as const, [names.packages, packages] as const, [names.vendor, vendor] as const].flatMap(
      ([name, bytes]) => (bytes === undefined ? [] : [[name, bytes] as const]),
    ),
  );
  if (packages === undefined || vendor === undefined)
    throw new ManifestError('BUNDLE_INCOMPLETE', 'bundle lacks a manifest', {
      path,
      wanted: [names.packages, names.vendor],
    });
  const manifests = {
    ...EMPTY_MANIFESTS,
    packages: parsePackagesManifest(packages, names.packages),
    vendor: parseVendorManifest(vendor, names.vendor),
  };
  requireComplete(document.files, statedFiles({ config, manifests, documents }), path);
}

/** Files that lie where the bundle has some, and that no manifest lists: equal ones are as good as placed. */
async function unlistedFiles(
  root: string,
  files: readonly BundleFile[],
  listed: readonly BundleFile[],
): Promise<readonly BundleFile[]> {
  const known = new Set(listed.map(({ path }) => path));
  const found: BundleFile[] = [];
  for (const file of files) {
    if (known.has(file.path) || plainFileSize(root, file.path) !== file.size) continue;
    if ((await fileDigest(join(root, file.path), file.size)) === file.digest) found.push(file);
  }
  return found;
}

/** Nothing but a file that the manifests listed may be replaced, and nothing is written through a link. */
function requireFree(root: string, path: string, listed: readonly BundleFile[]): void {
  const names = path.split('/');
  for (const [at] of names.entries()) {
    const part = names.slice(0, at + 1).join('/');
    const stat = lstatSync(join(root, part), { throwIfNoEntry: false });
    if (stat === undefined) return;
    const isLast = at === names.length - 1;
    const isRight = isLast ? stat.isFile() && listed.some((file) => file.path === path) : stat.isDirectory();
    if (!isRight) {
      throw new ManifestError('BUNDLE_TARGET_OCCUPIED', 'something that no manifest lists is in the way', {
        path: join(root, part),
        wanted: path,
      });
    }
  }
}

/** Takes what the bundle does not carry from the tree, where it may have another name. */
async function requireStored(root: string, file: BundleFile, tree: readonly BundleFile[], path: string): Promise<void> {
  if (existsSync(storedBlob(root, file.digest))) return;
  const other = tree.find(({ digest }) => digest === file.digest);
  if (other === undefined)
    throw new ManifestError('BUNDLE_INCOMPLETE', 'neither the bundle nor the tree has a file', {
      path,
      wanted: file.path,
      found: file.digest,
    });
  const source = await open(join(root, other.path));
  try {
    await storeBlob(root, file.digest, checkedChunks(source.createReadStream({ autoClose: false }), file, other.path));
  } finally {
    await source.close();
  }
}
