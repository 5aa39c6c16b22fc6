import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { readEntry } from '@nuspine/nupkg-core';
import { withPackageFile } from '@nuspine/nupkg-core/fs';
import { type Environment, isHttpUrl, stampSource } from '@nuspine/primitives';
import { createHttpClient, withFileSource } from '@nuspine/primitives/fs';
import type { BundlePart } from '../../bundle/bundle-document.ts';
import { parseBundleRegistry, REGISTRY_FILE } from '../../bundle/bundle-registry.ts';
import { MatrixError } from '../../errors.ts';
import {
  EXTENSION_MANIFEST,
  MAX_EXTENSION_MANIFEST_SIZE,
  parseExtensionManifest,
} from '../../install/extension-manifest.ts';
import type { Offer, OfferedBundle } from '../../install/wanted-parts.ts';
import { findPackages, packageIdOf, packagesIn } from '../bundle/find-package.ts';
import { readBundleArchive } from '../bundle/read-bundle-archive.ts';
import { PACKAGES_FOLDER, RULES_FILE } from '../bundle/write-bundle-archive.ts';
import { readMatrixText } from '../read-matrix-file.ts';
import { readTextFile } from '../read-text-file.ts';

/** Where packages and rules come from. */
export interface InstallSource {
  readonly offer: Offer;
  /** The text of `versions.toml`; a single package has none. */
  readonly rules?: string;
  /** Gives a file with the package of a part; nobody has compared its digest yet. */
  fetch(part: BundlePart): Promise<string>;
}

export interface SourceOptions {
  /** `OFFLINE=1` forbids everything that is not a file. */
  readonly environment: Environment;
  /** Folder for what is unpacked and downloaded; the caller removes it. */
  readonly staging: string;
  /** What the archive must be. */
  readonly digest?: string;
  /** Path of the rules, in place of those of the source. */
  readonly matrix?: string;
}

/** Whether a request names a file: an archive of a bundle, or a package. */
export function isFileRequest(text: string): boolean {
  return /\.(tar\.gz|tgz|nupkg)$/i.test(text) && !isHttpUrl(text);
}

/**
 * Opens an archive of a bundle, a package, a registry in a folder or on a server, or a folder of packages with a
 * `versions.toml`. Throws `MATRIX_BUNDLE_INVALID`, `MATRIX_DIGEST_MISMATCH`, `MATRIX_EXTENSION_INVALID`, `HTTP_*` and the
 * system's errors.
 */
export async function openInstallSource(from: string, options: SourceOptions): Promise<InstallSource> {
  if (isHttpUrl(from)) return openServer(from, options);
  if (/\.nupkg$/i.test(from)) return openPackage(from);
  if (isFileRequest(from)) return openArchive(from, options);
  const index = await readFile(join(from, REGISTRY_FILE), 'utf8').catch(() => undefined);
  return index === undefined ? openFeed(from, options) : openFolder(from, index);
}

async function openArchive(path: string, { staging, digest: wanted }: SourceOptions): Promise<InstallSource> {
  if (wanted !== undefined) {
    const { digest: found } = await withFileSource(path, stampSource);
    if (found !== wanted) {
      throw new MatrixError('MATRIX_DIGEST_MISMATCH', 'archive is not the one that was promised', {
        path,
        wanted,
        found,
      });
    }
  }
  const { document, rules, folder } = await readBundleArchive(path, join(staging, 'bundle'));
  return {
    offer: { bundles: [document], parts: document.parts },
    rules,
    fetch: ({ file }) => Promise.resolve(join(folder, file)),
  };
}

/** A package that is given by itself is an extension: its manifest says what it is. */
async function openPackage(path: string): Promise<InstallSource> {
  const { id, text } = await withPackageFile(path, async ({ identity, archive, files }) => {
    const entry = files.find((one) => one.path === EXTENSION_MANIFEST);
    if (entry === undefined || entry.size > MAX_EXTENSION_MANIFEST_SIZE) {
      throw new MatrixError('MATRIX_EXTENSION_INVALID', `package has no ${EXTENSION_MANIFEST} at its root`, { path });
    }
    return { id: identity.id, text: Buffer.from(await readEntry(archive, entry)).toString('utf8') };
  });
  const { name: component, version } = parseExtensionManifest(text, path);
  const { size, digest } = await withFileSource(path, stampSource);
  const file = `${id}.${version}.nupkg`.toLowerCase();
  const part: BundlePart = { component, version, kind: 'extension', package: id, file, size, digest };
  return { offer: { bundles: [], parts: [part] }, fetch: () => Promise.resolve(path) };
}

async function openFolder(folder: string, index: string): Promise<InstallSource> {
  const { bundles } = parseBundleRegistry(index, join(folder, REGISTRY_FILE));
  return {
    offer: offerOf(bundles),
    rules: await readTextFile(join(folder, RULES_FILE)),
    fetch: ({ file }) => Promise.resolve(join(folder, PACKAGES_FOLDER, file)),
  };
}

async function openServer(from: string, { environment, staging }: SourceOptions): Promise<InstallSource> {
  const client = createHttpClient({ environment });
  const base = new URL(from);
  if (!base.pathname.endsWith('/')) base.pathname += '/';
  const textAt = async (name: string): Promise<string> => {
    const document = await client.document(new URL(name, base).href);
    return document.kind === 'document' ? Buffer.from(document.bytes).toString('utf8') : '';
  };
  const { bundles } = parseBundleRegistry(await textAt(REGISTRY_FILE), new URL(REGISTRY_FILE, base).href);
  return {
    offer: offerOf(bundles),
    rules: await textAt(RULES_FILE),
    fetch: async ({ file, size, digest }) => {
      const path = join(staging, file);
      await client.download(new URL(`${PACKAGES_FOLDER}/${file}`, base).href, path, { wanted: { size, digest } });
      return path;
    },
  };
}

/** Every component of which the folder has a package. */
async function openFeed(
  folder: string,
  { matrix: path = join(folder, RULES_FILE) }: SourceOptions,
): Promise<InstallSource> {
  if ((await stat(folder)).isFile()) {
    throw new MatrixError('MATRIX_BUNDLE_INVALID', 'file is neither an archive of a bundle nor a package', {
      path: folder,
    });
  }
  const { text: rules, matrix } = await readMatrixText(path);
  const files = await packagesIn(folder);
  const names = new Set(files.map((file) => file.split(/[/\\]/).at(-1)?.toLowerCase()));
  const pins = [...matrix.components.values()].flatMap(({ name: component, versions }) =>
    versions
      .filter((version) => names.has(`${packageIdOf(matrix, component)}.${version}.nupkg`.toLowerCase()))
      .map((version) => ({ component, version })),
  );
  const found = await findPackages(matrix, pins, [folder]);
  const paths = new Map(found.map((one) => [one.part.digest, one.path]));
  return {
    offer: { bundles: [], parts: found.map(({ part }) => part) },
    rules,
    fetch: ({ digest }) => Promise.resolve(paths.get(digest) ?? ''),
  };
}

function offerOf(bundles: readonly OfferedBundle[]): Offer {
  const parts = new Map(bundles.flatMap((bundle) => bundle.parts.map((part) => [part.digest, part] as const)));
  return { bundles, parts: [...parts.values()] };
}
