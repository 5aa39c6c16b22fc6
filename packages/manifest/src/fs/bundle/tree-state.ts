import { lstatSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Digest } from '@nuspine/primitives';
import { type BundleFile, contentsDigest } from '../../bundle/bundle-document.ts';
import { documentPaths, type StatedFile, statedFiles, type StatedLayout } from '../../bundle/bundle-contents.ts';
import { ManifestError } from '../../errors.ts';
import { fileDigest } from '../file-digest.ts';
import { inParallel } from '../in-parallel.ts';
import { readManifests, readOfflineConfig } from '../layout-files.ts';

/** The layout of a repository as its configuration and manifests state it. */
export async function readStatedLayout(root: string): Promise<StatedLayout> {
  const config = await readOfflineConfig(root);
  const { manifests } = await readManifests(root, config);
  const documents = new Map<string, Uint8Array>();
  for (const path of documentPaths(config)) {
    if (plainFileSize(root, path) !== undefined) documents.set(path, await readFile(join(root, path)));
  }
  return { config, manifests, documents };
}

/** What a tree is. */
export interface TreeState {
  /** Nothing when the tree has no manifest yet: then anything may be imported into it. */
  readonly layout: StatedLayout | undefined;
  /** The listed files that are there, with the digests that they really have. */
  readonly files: readonly BundleFile[];
  readonly contents: Digest;
}

/** Reads and hashes every file that the manifests of a tree list. */
export async function readTreeState(root: string): Promise<TreeState> {
  const layout = await readStatedLayout(root);
  const listed = uniquePaths(statedFiles(layout));
  const found = await inParallel(listed, 4, async ({ path }): Promise<readonly BundleFile[]> => {
    const size = plainFileSize(root, path);
    return size === undefined ? [] : [{ path, size, digest: await fileDigest(join(root, path), size) }];
  });
  const files = found.flat();
  const hasManifest = documentPaths(layout.config)
    .slice(1)
    .some((path) => layout.documents.has(path));
  return { layout: hasManifest ? layout : undefined, files, contents: contentsDigest(files) };
}

/** What the files of a layout are, sizes as they lie there. Throws `BUNDLE_INCOMPLETE` with everything that is not so. */
export function requirePresent(root: string, { config, documents }: StatedLayout, files: readonly StatedFile[]): void {
  const missing = documentPaths(config)
    .slice(1)
    .filter((path) => !documents.has(path));
  const found = [
    ...missing.map((path) => `no manifest: ${path}`),
    ...files.flatMap(({ path, size, digest }, at) => {
      if (files[at + 1]?.path === path) return [`listed twice: ${path}`];
      const bytes = plainFileSize(root, path);
      if (bytes === undefined) return [`missing: ${path} ${digest}`];
      return bytes === size ? [] : [`another file: ${path} has ${String(bytes)} bytes and not ${String(size)}`];
    }),
  ];
  if (found.length === 0) return;
  throw new ManifestError('BUNDLE_INCOMPLETE', 'layout is not what its manifests state', { path: root, found });
}

/** The size of a plain file that lies below no link; `undefined` for anything else. */
export function plainFileSize(root: string, path: string): number | undefined {
  const names = path.split('/');
  for (const [at] of names.entries()) {
    const stat = lstatSync(join(root, ...names.slice(0, at + 1)), { throwIfNoEntry: false });
    if (stat === undefined) return undefined;
    if (at === names.length - 1) return stat.isFile() ? stat.size : undefined;
    if (!stat.isDirectory()) return undefined;
  }
  return undefined;
}

function uniquePaths(files: readonly StatedFile[]): readonly StatedFile[] {
  return [...new Map(files.map((file) => [file.path, file])).values()];
}
