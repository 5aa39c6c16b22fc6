import { once } from 'node:events';
import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { constants, createZstdCompress, createZstdDecompress } from 'node:zlib';
import { CodedError } from '@nuspine/primitives';
import { writeFileAtomically } from '@nuspine/primitives/fs';
import { extract, type Header, pack, type Pack } from 'tar-stream';
import { BUNDLE_DOCUMENT, type BundleDocument, parseBundleDocument } from '../../bundle/bundle-document.ts';
import { ManifestError } from '../../errors.ts';
import { requireDocumentSize } from '../../limits.ts';
import { type BlobToWrite, type BundleVisitor, checkedChunks } from './bundle-form.ts';
import { oneFrame } from './one-frame.ts';
import { plainTar } from './plain-tar.ts';

/** Name of a blob in a tar, and in an image layout. */
export function blobName(digest: string): string {
  return `blobs/${digest.replace(':', '/')}`;
}

/** Largest window that a reader must have, 128 MiB: what zstd itself takes without being asked for more. */
const MAX_WINDOW_LOG = 27;

/**
 * Writes a bundle as a tar in zstd (docs/formats/offline-bundle.md, clause 4), which appears whole or not at all. Equal
 * bundles give equal bytes with one release of Node. Throws `BUNDLE_DIGEST_MISMATCH` for a file that became another.
 */
export async function writeTarBundle(
  path: string,
  document: Uint8Array,
  blobs: readonly BlobToWrite[],
  onBlob: (path: string) => void,
): Promise<void> {
  const archive = pack();
  const fill = async (): Promise<void> => {
    await addMember(archive, BUNDLE_DOCUMENT, document.length, [document]);
    for (const blob of blobs) {
      await addMember(archive, blobName(blob.digest), blob.size, checkedChunks(blob.open(), blob, blob.path));
      onBlob(blob.path);
    }
    archive.finalize();
  };
  const compressor = createZstdCompress({ params: { [constants.ZSTD_c_checksumFlag]: 1 } });
  await writeFileAtomically(path, async (sink) => {
    const drained = pipeline(archive, compressor, async (chunks: AsyncIterable<Uint8Array>) => {
      for await (const chunk of chunks) await sink.write(chunk);
    });
    const filled = fill().catch((error: unknown) => {
      archive.destroy(error instanceof Error ? error : new Error(String(error)));
      throw error;
    });
    // The file that became another is the reason, and the end of the pipeline what follows from it.
    const [first, second] = await Promise.allSettled([filled, drained]);
    if (second.status === 'rejected' && isSystemError(second.reason)) throw second.reason;
    if (first.status === 'rejected') throw first.reason;
    if (second.status === 'rejected') throw second.reason;
  });
}

function isSystemError(error: unknown): boolean {
  return error instanceof Error && 'syscall' in error;
}

/** No clock, no owner, no rights but those to read. */
async function addMember(
  archive: Pack,
  name: string,
  size: number,
  chunks: Iterable<Uint8Array> | AsyncIterable<Uint8Array>,
): Promise<void> {
  const member = archive.entry({ name, size, mode: 0o644, uid: 0, gid: 0, mtime: new Date(0), type: 'file' });
  const closed = new Promise<void>((resolve, reject) => {
    member.once('close', resolve);
    member.once('error', reject);
  });
  closed.catch(() => undefined);
  for await (const chunk of chunks) if (!member.write(chunk)) await Promise.race([once(member, 'drain'), closed]);
  member.end(null);
  await closed;
}

/** Reads a bundle from a tar in zstd. Throws `BUNDLE_INVALID`, `BUNDLE_INCOMPLETE` and `BUNDLE_DIGEST_MISMATCH`. */
export async function readTarBundle(path: string, visitor: BundleVisitor): Promise<void> {
  const archive = extract();
  const decompressor = createZstdDecompress({ params: { [constants.ZSTD_d_windowLogMax]: MAX_WINDOW_LOG } });
  const fed = pipeline(
    createReadStream(path),
    (chunks: AsyncIterable<Uint8Array>) => oneFrame(chunks, path),
    decompressor,
    (chunks: AsyncIterable<Uint8Array>) => plainTar(chunks, path),
    archive,
  );
  const [second, first] = await Promise.allSettled([fed, visitMembers(archive, path, visitor)]);
  const reasons = [first, second].flatMap((one): readonly unknown[] => (one.status === 'rejected' ? [one.reason] : []));
  const coded = reasons.find((one) => one instanceof CodedError || isSystemError(one));
  if (coded !== undefined) throw coded;
  const [cause] = reasons;
  if (cause !== undefined) throw new ManifestError('BUNDLE_INVALID', 'file is no tar in zstd', { path, cause });
}

async function visitMembers(archive: ReturnType<typeof extract>, path: string, visitor: BundleVisitor): Promise<void> {
  let document: BundleDocument | undefined;
  let next = 0;
  for await (const member of archive) {
    const { header } = member;
    if (document === undefined) {
      const bytes = await documentBytes(member, header, path);
      document = parseBundleDocument(bytes, path);
      await visitor.document(document, bytes);
      continue;
    }
    const blob = document.blobs[next];
    if (blob === undefined) throw unwanted(header, path);
    if (header.name !== blobName(blob.digest)) throw misplaced(header, blobName(blob.digest), path);
    if (header.size !== blob.size) throw disagreeing(header, blob.size, path);
    await visitor.blob(blob, checkedChunks(bytesOf(member), blob, `${path}#${header.name}`));
    next += 1;
  }
  const missing = document?.blobs[next];
  if (document === undefined || missing !== undefined)
    throw new ManifestError('BUNDLE_INCOMPLETE', 'bundle ends early', {
      path,
      wanted: missing === undefined ? BUNDLE_DOCUMENT : blobName(missing.digest),
    });
}

async function documentBytes(member: AsyncIterable<unknown>, header: Header, path: string): Promise<Uint8Array> {
  if (header.name !== BUNDLE_DOCUMENT) throw misplaced(header, BUNDLE_DOCUMENT, path);
  requireDocumentSize(header.size, path);
  const chunks: Uint8Array[] = [];
  for await (const chunk of bytesOf(member)) chunks.push(chunk);
  return Buffer.concat(chunks);
}

/** The library says nothing of what its streams give. */
async function* bytesOf(chunks: AsyncIterable<unknown>): AsyncGenerator<Uint8Array> {
  for await (const chunk of chunks) if (chunk instanceof Uint8Array) yield chunk;
}

function unwanted({ name: found }: Header, path: string): ManifestError {
  return new ManifestError('BUNDLE_INVALID', 'bundle holds what its document does not state', { path, found });
}

function misplaced({ name: found }: Header, wanted: string, path: string): ManifestError {
  return new ManifestError('BUNDLE_INVALID', 'a member is not the one that comes next', { path, wanted, found });
}

function disagreeing({ size: found }: Header, wanted: number, path: string): ManifestError {
  return new ManifestError('BUNDLE_DIGEST_MISMATCH', 'size of a member is not the one that is stated', {
    path,
    wanted,
    found,
  });
}
