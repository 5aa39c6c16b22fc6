import { rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { createDeltaFile, diffFiles } from '@nuspine/delta/fs';
import type { OnProgress } from '@nuspine/nupkg-core';
import {
  CodedError,
  compareNuGetVersions,
  compareOrdinal,
  type Digest,
  tryParseNuGetVersion,
} from '@nuspine/primitives';
import { writeFileAtomically } from '@nuspine/primitives/fs';
import type { StatedFile, StatedLayout } from '../../bundle/bundle-contents.ts';
import type { BundleBlob, BundleDelta, BundleDocument, BundleFile } from '../../bundle/bundle-document.ts';
import { tryParsePackageFileName } from '../../package-file-name.ts';
import { fileDigest } from '../file-digest.ts';
import { blobName } from './tar-bundle.ts';
import { visitBundle } from './visit-bundle.ts';

/** A delta, and where its patch lies. */
export interface MadeDelta extends BundleDelta {
  readonly patchSize: number;
  readonly patchPath: string;
}

export interface MakeDeltasOptions {
  readonly root: string;
  readonly layout: StatedLayout;
  /** What the other side lacks. */
  readonly lacking: readonly StatedFile[];
  /** The bundle that the other side has. */
  readonly base: { readonly path: string; readonly document: BundleDocument };
  /** An empty folder to work in. */
  readonly folder: string;
  readonly onProgress: OnProgress;
}

/** Largest file that a delta is made of: it is held in memory, with its base. */
const MAX_DELTA_SIZE = 512 * 2 ** 20;
/** A delta that is hardly smaller saves less than applying it costs. */
const WORTH = 0.9;

interface Pair {
  readonly target: StatedFile;
  readonly base: BundleFile;
}

/**
 * Deltas for files that the other side has an earlier form of, where they are smaller: packages in the nuspine format,
 * other files as zstd with the earlier one as prefix. Bases are those that the base bundle carries whole.
 */
export async function makeDeltas(options: MakeDeltasOptions): Promise<readonly MadeDelta[]> {
  const { lacking, base, folder, layout, onProgress } = options;
  const carried = new Set(base.document.blobs.map(({ digest }) => digest));
  const pairs = lacking.flatMap((target) => pairOf(target, layout, base.document, carried));
  await extractBlobs(base.path, folder, new Map(pairs.map((pair) => [pair.base.digest, pair.base])));
  const made: MadeDelta[] = [];
  for (const [done, pair] of pairs.entries()) {
    onProgress({ phase: 'delta', done, total: pairs.length, item: pair.target.path });
    const delta = made.some(({ target }) => target === pair.target.digest) ? undefined : await makeDelta(options, pair);
    if (delta !== undefined) made.push(delta);
  }
  return made.toSorted((a, b) => compareOrdinal(a.target, b.target));
}

function pairOf(
  target: StatedFile,
  layout: StatedLayout,
  { files }: BundleDocument,
  carried: ReadonlySet<Digest>,
): readonly Pair[] {
  if (target.group === 'manifest' || target.size > MAX_DELTA_SIZE) return [];
  const usable = files.filter(({ digest, size }) => carried.has(digest) && size > 0 && size <= MAX_DELTA_SIZE);
  const base =
    target.group === 'package'
      ? earlierPackage(target, layout, usable)
      : usable.find(({ path }) => path === target.path);
  return base === undefined ? [] : [{ target, base }];
}

/** The newest of the earlier versions. */
function earlierPackage(
  target: StatedFile,
  { config, manifests }: StatedLayout,
  usable: readonly BundleFile[],
): BundleFile | undefined {
  const entry = manifests.packages.packages.find(({ file }) => `${config.packages}/${file}` === target.path);
  const version = tryParseNuGetVersion(entry?.version ?? '');
  if (entry === undefined || version === undefined) return undefined;
  const earlier = usable.flatMap((file) => {
    const stated = file.path.startsWith(`${config.packages}/`)
      ? tryParsePackageFileName(file.path, entry.id)
      : undefined;
    const parsed = tryParseNuGetVersion(stated ?? '');
    return parsed !== undefined && compareNuGetVersions(parsed, version) < 0 ? [{ file, parsed }] : [];
  });
  return earlier.toSorted((a, b) => compareNuGetVersions(a.parsed, b.parsed)).at(-1)?.file;
}

async function makeDelta({ root, folder }: MakeDeltasOptions, { target, base }: Pair): Promise<MadeDelta | undefined> {
  const form = target.group === 'package' ? 'nuspine' : 'zstd';
  const paths = { base: blobPath(folder, base.digest), target: join(root, target.path) };
  const out = join(folder, `${target.digest.slice('sha256:'.length)}.${form}`);
  const isExact = await tryMake(form, { ...paths, out });
  const { size } = isExact ? await stat(out) : { size: Infinity };
  if (size > target.size * WORTH) {
    await rm(out, { force: true });
    return undefined;
  }
  const patch = await fileDigest(out, size);
  return { target: target.digest, base: base.digest, patch, form, patchSize: size, patchPath: out };
}

/** Whether the delta gives the very bytes back. Files that no delta can be made of travel whole. */
async function tryMake(
  form: BundleDelta['form'],
  paths: { readonly base: string; readonly target: string; readonly out: string },
): Promise<boolean> {
  try {
    if (form === 'nuspine') return (await createDeltaFile({ ...paths, format: 'nuspine' })).exactness === 'bytes';
    await diffFiles({ ...paths, engine: 'zstd' });
    return true;
  } catch (error) {
    if (error instanceof CodedError && error.code !== 'FILE_WRITE_FAILED') return false;
    throw error;
  }
}

function blobPath(folder: string, digest: Digest): string {
  return join(folder, blobName(digest).replaceAll('/', '-'));
}

/** Writes some blobs of a bundle into a folder. */
async function extractBlobs(path: string, folder: string, wanted: ReadonlyMap<Digest, BundleFile>): Promise<void> {
  if (wanted.size === 0) return;
  await visitBundle(path, {
    document: async () => undefined,
    blob: async ({ digest }: BundleBlob, chunks) => {
      if (!wanted.has(digest)) for await (const chunk of chunks) void chunk;
      else
        await writeFileAtomically(blobPath(folder, digest), async (sink) => {
          for await (const chunk of chunks) await sink.write(chunk);
        });
    },
  });
}
