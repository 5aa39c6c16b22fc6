import { createReadStream, lstatSync } from 'node:fs';
import { mkdir, open, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { digestBytes } from '@nuspine/primitives';
import { replaceFolder, syncFolder, writeFileAtomically } from '@nuspine/primitives/fs';
import { type BundleBlob, type BundleDocument, parseBundleDocument } from '../../bundle/bundle-document.ts';
import {
  blobGroups,
  formatOciIndex,
  formatOciManifest,
  parseOciIndex,
  parseOciManifest,
  requireLayers,
  requireOciLayout,
} from '../../bundle/oci-documents.ts';
import { ManifestError } from '../../errors.ts';
import { requireDocumentSize } from '../../limits.ts';
import { isPlaceOfBundle } from './bundle-place.ts';
import { type BlobToWrite, type BundleVisitor, checkedChunks } from './bundle-form.ts';
import { blobName } from './tar-bundle.ts';

/** The mark of an image layout (image-layout.md, "oci-layout file"). */
export const OCI_MARK: Uint8Array = Buffer.from('{"imageLayoutVersion":"1.0.0"}');

/**
 * Writes a bundle as an OCI image layout (docs/formats/offline-bundle.md, clause 5), which appears whole or not at all and
 * takes the place of an earlier one. Throws `BUNDLE_DIGEST_MISMATCH` for a file that became another, `BUNDLE_TARGET_OCCUPIED`
 * for a place where something else is, and `MANIFEST_LIMIT_EXCEEDED` for more files than one manifest can list.
 */
export async function writeOciBundle(
  path: string,
  { document, tag }: { readonly document: Uint8Array; readonly tag: string },
  blobs: readonly BlobToWrite[],
  onBlob: (path: string) => void,
): Promise<void> {
  const manifest = formatOciManifest(document, blobs, blobGroups(parseBundleDocument(document, path)));
  const documents = [document, manifest].map((bytes) => ({ bytes, digest: digestBytes(bytes) }));
  await replaceFolder(path, await isPlaceOfBundle(path), async (folder) => {
    await mkdir(join(folder, 'blobs/sha256'), { recursive: true });
    for (const blob of blobs) {
      await writeBlob(join(folder, blobName(blob.digest)), checkedChunks(blob.open(), blob, blob.path));
      onBlob(blob.path);
    }
    for (const { bytes, digest } of documents) await writeBlob(join(folder, blobName(digest)), [bytes]);
    await writeBlob(join(folder, 'oci-layout'), [OCI_MARK]);
    await writeBlob(join(folder, 'index.json'), [formatOciIndex(manifest, tag)]);
    await syncFolder(join(folder, 'blobs/sha256'));
  });
}

async function writeBlob(path: string, chunks: Iterable<Uint8Array> | AsyncIterable<Uint8Array>): Promise<void> {
  await writeFileAtomically(path, async (sink) => {
    for await (const chunk of chunks) await sink.write(chunk);
  });
}

/** The documents of a bundle in an image layout. */
export interface OciHead {
  readonly manifest: Uint8Array;
  readonly documentBytes: Uint8Array;
  readonly document: BundleDocument;
}

/** Reads the documents of the only bundle of an image layout, or of the one with a tag, and finds every blob there. */
export async function readOciHead(path: string, tag?: string): Promise<OciHead> {
  requireOciLayout(await readFile(plainFile(path, 'oci-layout')), join(path, 'oci-layout'));
  const index = await readFile(plainFile(path, 'index.json'));
  const manifest = await readBlob(path, parseOciIndex(index, join(path, 'index.json'), tag));
  const parsed = parseOciManifest(manifest, path);
  const documentBytes = await readBlob(path, parsed.config);
  const document = parseBundleDocument(documentBytes, path);
  requireLayers(parsed, document, blobGroups(document), path);
  for (const blob of document.blobs) blobFile(path, blob);
  return { manifest, documentBytes, document };
}

/**
 * Reads a bundle from an OCI image layout: the only one, or the one with a tag. Blobs of others are passed over. Throws
 * `BUNDLE_INVALID`, `BUNDLE_INCOMPLETE` and `BUNDLE_DIGEST_MISMATCH`.
 */
export async function readOciBundle(path: string, visitor: BundleVisitor, tag?: string): Promise<void> {
  const { document, documentBytes } = await readOciHead(path, tag);
  await visitor.document(document, documentBytes);
  for (const blob of document.blobs) {
    const file = blobFile(path, blob);
    await visitor.blob(blob, checkedChunks(createReadStream(file, { highWaterMark: 1 << 20 }), blob, file));
  }
}

async function readBlob(path: string, blob: BundleBlob): Promise<Uint8Array> {
  const file = blobFile(path, blob);
  requireDocumentSize(blob.size, file);
  const handle = await open(file);
  try {
    const chunks: Uint8Array[] = [];
    for await (const chunk of checkedChunks(handle.createReadStream({ autoClose: false }), blob, file))
      chunks.push(chunk);
    return Buffer.concat(chunks);
  } finally {
    await handle.close();
  }
}

/** Where a blob lies. Throws if it is not there, is no plain file, or has another size. */
function blobFile(path: string, { digest, size }: BundleBlob): string {
  const file = plainFile(path, blobName(digest));
  const found = lstatSync(file).size;
  if (found === size) return file;
  throw new ManifestError('BUNDLE_DIGEST_MISMATCH', 'size of a blob is not the one that is stated', {
    path: file,
    wanted: size,
    found,
  });
}

/** Links and devices are followed by readers: none is a part of a bundle. */
function plainFile(path: string, name: string): string {
  const names = name.split('/');
  for (const [at] of names.entries()) {
    const part = join(path, ...names.slice(0, at + 1));
    const stat = lstatSync(part, { throwIfNoEntry: false });
    if (stat === undefined)
      throw new ManifestError('BUNDLE_INCOMPLETE', 'image layout lacks a file', { path: join(path, name) });
    const isRight = at === names.length - 1 ? stat.isFile() : stat.isDirectory();
    if (!isRight) throw new ManifestError('BUNDLE_INVALID', 'image layout has a link or special file', { path: part });
  }
  return join(path, name);
}
