import { copyFile, mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { writeArchive } from '@nuspine/nupkg-core';
import { digestBytes, PrimitivesError, stampSource } from '@nuspine/primitives';
import { withFileSource, withFolderLock, withTemporaryFolder, writeFileAtomically } from '@nuspine/primitives/fs';
import { formatJson } from '@nuspine/primitives/json';
import { type BundleDocument, releaseName } from '../../bundle/bundle-document.ts';
import { bundlePage, registryPage } from '../../bundle/bundle-page.ts';
import {
  type BundleRegistry,
  type PublishedBundle,
  publishedBundle,
  REGISTRY_FILE,
  withBundle,
} from '../../bundle/bundle-registry.ts';
import { INSTALLER_FILE, installPowerShellScript, installShellScript } from './install-scripts.ts';
import type { PublishBundleReport } from '../../bundle/bundle-reports.ts';
import type { BundleRefusal } from '../../bundle/judge-bundle.ts';
import { metapackageEntries, metapackageFile } from '../../bundle/metapackage.ts';
import { type PolicyProblem, policyProblems } from '../../bundle/release-policy.ts';
import { MatrixError } from '../../errors.ts';
import { parseMatrix } from '../../parse-matrix.ts';
import { readBundleArchive, type UnpackedBundle } from './read-bundle-archive.ts';
import { readRegistry } from './read-registry.ts';
import { supportedBefore } from './test-bundle.ts';
import { PACKAGES_FOLDER, RULES_FILE } from './write-bundle-archive.ts';

export interface PublishBundleOptions {
  /** Archive of a bundle, as `createBundle` made it. */
  readonly archive: string;
  /** Folder of the registry; made if it is not there. */
  readonly registry: string;
  /** The day, as `2026-09-01`: upgrades from what is supported then must have been tried. */
  readonly now: string;
  /** Also publish what no run has tried. */
  readonly allowUntested?: boolean;
  /** The installer that goes beside the archive; the one of this package by default. */
  readonly installer?: string;
}

/** Built with this package; the same path from the source and from what is published of it. */
const INSTALLER = new URL('../../../dist/nuspine-install.cjs', import.meta.url);
const LOCK = '.nuspine-lock';

/**
 * Puts a bundle into a registry: its archive, installers and a page, its packages and the package that stands for all of
 * them, and at last the index, so that what the index names is there. Refuses what breaks the release policy, and what was
 * not tested, also by upgrades. Equal bundles change nothing. Throws what `readBundleArchive` does,
 * `MATRIX_INSTALL_LOCKED` and `FILE_WRITE_FAILED`.
 */
export async function publishBundle(options: PublishBundleOptions): Promise<PublishBundleReport> {
  const { archive, registry } = options;
  return withTemporaryFolder(async (folder) => {
    const unpacked = await readBundleArchive(archive, folder);
    const stamp = await withFileSource(archive, stampSource);
    const name = releaseName(unpacked.document);
    const place = `bundles/${name}/${name}.tar.gz`;
    const bundle = publishedBundle(unpacked.document, { archive: place, size: stamp.size, digest: stamp.digest });
    await mkdir(registry, { recursive: true });
    return locked(registry, () => published(options, unpacked, bundle));
  });
}

async function locked<T>(registry: string, use: () => Promise<T>): Promise<T> {
  try {
    return await withFolderLock(registry, LOCK, use);
  } catch (error) {
    const isLocked = error instanceof PrimitivesError && error.code === 'FOLDER_LOCKED';
    throw isLocked ? new MatrixError('MATRIX_INSTALL_LOCKED', error.message, error.details) : error;
  }
}

async function published(
  options: PublishBundleOptions,
  unpacked: UnpackedBundle,
  bundle: PublishedBundle,
): Promise<PublishBundleReport> {
  const before = await readRegistry(options.registry);
  const same = before.bundles.find(({ name, version }) => name === bundle.name && version === bundle.version);
  const isSame = same?.digest === bundle.digest;
  const refusals = isSame ? [] : refusalsOf(options, unpacked, before);
  if (refusals.length > 0) return { published: false, refusals };
  const files = await writeFiles(options, unpacked, bundle, withBundle(before, bundle));
  return { published: true, changed: !isSame, bundle, files };
}

function refusalsOf(
  { now, allowUntested = false }: PublishBundleOptions,
  { document, rules }: UnpackedBundle,
  before: BundleRegistry,
): readonly (PolicyProblem | BundleRefusal)[] {
  const earlier = before.bundles.filter(({ name }) => name === document.name);
  const policy = policyProblems(document, earlier, parseMatrix(rules).release.coordinated);
  return allowUntested ? policy : [...policy, ...untestedRefusals(document, supportedBefore(before, document, now))];
}

function untestedRefusals(
  { id, state, proof }: BundleDocument,
  supported: readonly PublishedBundle[],
): readonly BundleRefusal[] {
  if (state !== 'tested' || proof === undefined) {
    return [{ kind: 'untested', message: `no run has passed with the packages of ${id}` }];
  }
  const missing = supported.filter((bundle) => !proof.upgradedFrom.includes(bundle.id));
  return missing.map((bundle) => ({
    kind: 'upgrade-untested',
    message: `no upgrade from ${bundle.id} to ${id} has passed, and ${bundle.id} is supported`,
  }));
}

async function readInstaller(path: string | URL): Promise<Uint8Array> {
  try {
    return await readFile(path);
  } catch (cause) {
    throw new PrimitivesError('SOURCE_READ_FAILED', 'installer cannot be read', { path: String(path), cause });
  }
}

async function writeFiles(
  { archive, registry, installer }: PublishBundleOptions,
  { document, rules, folder }: UnpackedBundle,
  bundle: PublishedBundle,
  after: BundleRegistry,
): Promise<readonly string[]> {
  const name = releaseName(document);
  const home = `bundles/${name}`;
  const program = await readInstaller(installer ?? INSTALLER);
  await mkdir(join(registry, home), { recursive: true });
  await mkdir(join(registry, PACKAGES_FOLDER), { recursive: true });
  const facts = { document, archive: `${name}.tar.gz`, digest: bundle.digest, installerDigest: digestBytes(program) };
  await copyFile(archive, join(registry, bundle.archive));
  for (const { file } of document.parts) {
    await copyFile(join(folder, file), join(registry, PACKAGES_FOLDER, file));
  }
  const metapackage = `${PACKAGES_FOLDER}/${metapackageFile(document)}`;
  await writeFileAtomically(join(registry, metapackage), (sink) => writeArchive(metapackageEntries(document), sink));
  const texts: readonly (readonly [string, string | Uint8Array])[] = [
    [`${home}/${INSTALLER_FILE}`, program],
    [`${home}/install.sh`, installShellScript(facts)],
    [`${home}/install.ps1`, installPowerShellScript(facts)],
    [`${home}/README.md`, bundlePage(bundle)],
    [RULES_FILE, rules],
    ['README.md', registryPage(after)],
    [REGISTRY_FILE, formatJson(after)],
  ];
  for (const [path, content] of texts) {
    await writeFileAtomically(join(registry, path), (sink) => sink.write(Buffer.from(content)));
  }
  const packages = document.parts.map(({ file }) => `${PACKAGES_FOLDER}/${file}`);
  return [bundle.archive, ...packages, metapackage, ...texts.map(([path]) => path)];
}
