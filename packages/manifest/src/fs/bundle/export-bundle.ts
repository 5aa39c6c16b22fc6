import { createReadStream, lstatSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { OnProgress } from '@nuspine/nupkg-core';
import { bytesSource, compareOrdinal, digestBytes, PrimitivesError, sourceChunks } from '@nuspine/primitives';
import { requireRoom, withTemporaryFolder } from '@nuspine/primitives/fs';
import { type StatedFile, statedFiles, type StatedLayout } from '../../bundle/bundle-contents.ts';
import { type BundleDocument, contentsDigest, parseBundleDocument } from '../../bundle/bundle-document.ts';
import type { ExportReport } from '../../bundle/bundle-reports.ts';
import { formatLayoutSbom } from '../../bundle/layout-sbom.ts';
import { ManifestError } from '../../errors.ts';
import { formatDocument } from '../../read-document.ts';
import { requireNoLayoutAbove } from '../require-no-layout-above.ts';
import type { BlobToWrite, BundleForm } from './bundle-form.ts';
import { finishImport } from './import-journal.ts';
import { makeDeltas, type MadeDelta } from './make-deltas.ts';
import { writeOciBundle } from './oci-bundle.ts';
import { describeBundle, registerBundle } from './register-bundle.ts';
import { writeTarBundle } from './tar-bundle.ts';
import { readStatedLayout, requirePresent } from './tree-state.ts';
import { readBundleDocument } from './visit-bundle.ts';

export interface ExportOptions {
  /** `tar` by default. */
  readonly form?: BundleForm;
  /** An earlier bundle, which the other side has: only what it lacks is carried. */
  readonly base?: string;
  /** Of the bundle in an image layout; `latest` by default. */
  readonly tag?: string;
  /** Who needs the bundle, for the manifest of bundles. */
  readonly consumer?: string;
  readonly onProgress?: OnProgress;
}

/**
 * Writes the layout of a repository into a bundle: packages, vendored binaries, manifests and an SBOM
 * (docs/formats/offline-bundle.md). A bundle is complete or it is an error: each file that a manifest lists is there and
 * hashed while it is written. Throws `BUNDLE_INCOMPLETE`, `BUNDLE_DIGEST_MISMATCH`, `BUNDLE_BASE_UNFIT` for a base that has
 * everything already, `BUNDLE_PATH_REFUSED`, and what reading the layout throws.
 */
export async function exportBundle(root: string, out: string, options: ExportOptions = {}): Promise<ExportReport> {
  requireNoLayoutAbove(root);
  await finishImport(root);
  const layout = await readStatedLayout(root);
  const files = statedFiles(layout);
  requirePresent(root, layout, files);
  const sbom = Buffer.from(await formatLayoutSbom(layout.manifests), 'utf8');
  const base = options.base === undefined ? undefined : await readBase(options.base, files);
  return withTemporaryFolder(async (folder) => {
    const lacking = lackingFiles(files, base?.document);
    const onProgress = options.onProgress ?? (() => undefined);
    const deltas = base === undefined ? [] : await makeDeltas({ root, layout, lacking, base, folder, onProgress });
    const blobs = blobsToWrite(root, { layout, lacking, deltas, sbom });
    const document = documentOf(root, { files, base: base?.document, blobs, deltas, sbom });
    const bytes = formatDocument(document);
    parseBundleDocument(bytes, out);
    await writeBundle(out, bytes, blobs, options);
    const registered = await registerBundle(root, layout.config, resolve(out), {
      origin: `exported from this layout at ${document.contents}`,
      consumer: options.consumer ?? '',
    });
    return {
      ...(await describeBundle(out, options.form ?? 'tar')),
      contents: document.contents,
      ...(document.base === undefined ? {} : { base: document.base }),
      files: files.length,
      blobs: blobs.length,
      deltas: deltas.length,
      registered,
    };
  });
}

interface Base {
  readonly path: string;
  readonly document: BundleDocument;
}

async function readBase(path: string, files: readonly StatedFile[]): Promise<Base> {
  const document = await readBundleDocument(path);
  if (document.contents !== contentsDigest(files)) return { path, document };
  throw new ManifestError('BUNDLE_BASE_UNFIT', 'nothing has changed since the base', {
    path,
    found: document.contents,
  });
}

/** Each content once. */
function lackingFiles(files: readonly StatedFile[], base: BundleDocument | undefined): readonly StatedFile[] {
  const there = new Set(base?.files.map(({ digest }) => digest));
  const lacking = files.filter(({ digest }) => !there.has(digest));
  return [...new Map(lacking.map((file) => [file.digest, file])).values()];
}

interface Parts {
  readonly layout: StatedLayout;
  readonly lacking: readonly StatedFile[];
  readonly deltas: readonly MadeDelta[];
  readonly sbom: Uint8Array;
}

function blobsToWrite(root: string, { layout, lacking, deltas, sbom }: Parts): readonly BlobToWrite[] {
  const made = new Set(deltas.map(({ target }) => target));
  const all: readonly BlobToWrite[] = [
    { digest: digestBytes(sbom), size: sbom.length, path: 'SBOM', open: () => sourceChunks(bytesSource(sbom)) },
    ...deltas.map(({ patch, patchSize, patchPath }) => fileBlob(patchPath, patch, patchSize)),
    ...lacking
      .filter(({ digest }) => !made.has(digest))
      .map(({ path, digest, size }) => {
        const bytes = layout.documents.get(path);
        if (bytes === undefined) return fileBlob(join(root, path), digest, size);
        return { path, digest, size, open: () => sourceChunks(bytesSource(bytes)) };
      }),
  ];
  const unique = new Map(all.map((blob) => [blob.digest, blob]));
  return [...unique.values()].toSorted((a, b) => compareOrdinal(a.digest, b.digest));
}

function fileBlob(path: string, digest: BlobToWrite['digest'], size: number): BlobToWrite {
  return { path, digest, size, open: () => fileChunks(path) };
}

/** Whoever writes them would say of a file that cannot be read that the bundle cannot be written. */
async function* fileChunks(path: string): AsyncGenerator<Uint8Array> {
  try {
    yield* createReadStream(path, { highWaterMark: 1 << 20 });
  } catch (cause) {
    throw new PrimitivesError('SOURCE_READ_FAILED', 'file cannot be read', { path, cause });
  }
}

function documentOf(
  root: string,
  parts: {
    readonly files: readonly StatedFile[];
    readonly base: BundleDocument | undefined;
    readonly blobs: readonly BlobToWrite[];
    readonly deltas: readonly MadeDelta[];
    readonly sbom: Uint8Array;
  },
): BundleDocument {
  const files = parts.files.map(({ path, size, digest, group }) => ({
    path,
    size,
    digest,
    ...(group === 'vendor' && isExecutable(join(root, path)) ? ({ executable: true } as const) : {}),
  }));
  return {
    formatVersion: 1,
    contents: contentsDigest(files),
    ...(parts.base === undefined ? {} : { base: parts.base.contents }),
    sbom: digestBytes(parts.sbom),
    files,
    blobs: parts.blobs.map(({ digest, size }) => ({ digest, size })),
    deltas: parts.deltas.map(({ target, base, patch, form }) => ({ target, base, patch, form })),
  };
}

/** Windows has no such right, and says of no file that it has it. */
function isExecutable(path: string): boolean {
  return (lstatSync(path).mode & 0o100) !== 0;
}

async function writeBundle(
  out: string,
  document: Uint8Array,
  blobs: readonly BlobToWrite[],
  { form = 'tar', tag = 'latest', onProgress }: ExportOptions,
): Promise<void> {
  const total = blobs.reduce((sum, { size }) => sum + size, document.length);
  await requireRoom(out, form === 'oci' ? total : 0);
  let done = 0;
  const onBlob = (item: string): void => {
    done += 1;
    onProgress?.({ phase: 'export', done, total: blobs.length, item });
  };
  if (form === 'oci') await writeOciBundle(out, { document, tag }, blobs, onBlob);
  else await writeTarBundle(out, document, blobs, onBlob);
}
