import { lstatSync, statSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join, relative, resolve, sep } from 'node:path';
import { compareOrdinal } from '@nuspine/primitives';
import type { BundlesManifestEntry } from '../../bundles-manifest.ts';
import type { ExportReport } from '../../bundle/bundle-reports.ts';
import { parseOciIndex } from '../../bundle/oci-documents.ts';
import { manifestPaths, nextManifests } from '../../manifests.ts';
import { isWithin, type OfflineConfig } from '../../offline-config.ts';
import { formatDocument } from '../../read-document.ts';
import { readBundleFacts } from '../bundle-facts.ts';
import { fileDigest } from '../file-digest.ts';
import { readManifests, writeLayoutFile } from '../layout-files.ts';
import { walkFiles } from '../list-files.ts';
import type { BundleForm } from './bundle-form.ts';
import { changeSettled } from './change-settled.ts';

/**
 * Lists a bundle in the manifest of bundles, if it lies in their folder. What people wrote about an earlier one of that
 * name is kept. Returns whether it is listed.
 */
export async function registerBundle(
  root: string,
  config: OfflineConfig,
  bundle: string,
  words: Pick<BundlesManifestEntry, 'origin' | 'consumer'>,
): Promise<boolean> {
  const path = relative(resolve(root), bundle).split(sep).join('/');
  if (path === config.bundles || !isWithin(path, config.bundles)) return false;
  await changeSettled(root, () => listBundle(root, config, path, words));
  return true;
}

async function listBundle(
  root: string,
  config: OfflineConfig,
  path: string,
  words: Pick<BundlesManifestEntry, 'origin' | 'consumer'>,
): Promise<void> {
  const bundle = join(root, path);
  const entries = statSync(bundle).isDirectory() ? walkFiles(root, path) : [{ path }];
  const files = entries.map((entry) => ({
    path: entry.path,
    size: lstatSync(join(root, entry.path)).size,
  }));
  const { facts } = await readBundleFacts(root, config, files, (file) => fileDigest(join(root, file.path), file.size));
  const { manifests } = await readManifests(root, config);
  const own = new Set(facts.map((fact) => fact.path));
  const others = manifests.bundles.bundles.filter((entry) => !own.has(entry.path));
  const all = [...others, ...facts].toSorted((a, b) => compareOrdinal(a.path, b.path));
  const empty = { files: 0, packages: [], binaries: [], strays: [], unread: [], findings: [] };
  const { bundles } = nextManifests({ ...empty, bundles: all }, manifests);
  const worded = bundles.bundles.map((entry) =>
    own.has(entry.path)
      ? { ...entry, origin: words.origin, consumer: words.consumer === '' ? entry.consumer : words.consumer }
      : entry,
  );
  await writeLayoutFile(join(root, manifestPaths(config).bundles), formatDocument({ ...bundles, bundles: worded }));
}

/** Size and digest of a bundle that was written: of the tarball, or of the manifest of the image layout. */
export async function describeBundle(
  path: string,
  form: BundleForm,
): Promise<Pick<ExportReport, 'path' | 'form' | 'digest' | 'size'>> {
  if (form === 'tar') {
    const { size } = statSync(path);
    return { path, form, digest: await fileDigest(path, size), size };
  }
  const index = await readFile(join(path, 'index.json'));
  const size = walkFiles(path, '').reduce((sum, file) => sum + statSync(join(path, file.path)).size, 0);
  return { path, form, digest: parseOciIndex(index, path).digest, size };
}
