import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import type { OnProgress } from '@nuspine/nupkg-core';
import {
  bytesSource,
  type Digest,
  digestBytes,
  isRetryableStatus,
  parseRegistryReference,
  PrimitivesError,
  printableUrl,
  sourceChunks,
} from '@nuspine/primitives';
import {
  openRegistry,
  type RegistryAnswer,
  type RegistrySession,
  type RegistrySessionOptions,
  requireDigest,
  unreachable,
} from '@nuspine/primitives/registry';
import type { TransferReport } from '../../bundle/bundle-reports.ts';
import { MEDIA_TYPES } from '../../bundle/oci-documents.ts';
import { ManifestError } from '../../errors.ts';
import { readOciBundle, readOciHead } from '../bundle/oci-bundle.ts';
import { blobName } from '../bundle/tar-bundle.ts';
import { isFolder } from '../bundle/visit-bundle.ts';

export interface PushOptions extends RegistrySessionOptions {
  /** Of the bundle in an image layout that holds several. */
  readonly tag?: string;
  /** Blobs of more bytes are sent in pieces of so many; 16 MiB by default. */
  readonly pieceSize?: number;
  readonly onProgress?: OnProgress;
}

interface BlobToPush {
  readonly digest: Digest;
  readonly size: number;
  /** Bytes from `start` up to, and without, `end`. */
  open(start: number, end: number): AsyncIterable<Uint8Array>;
}

/**
 * Sends a bundle in an image layout to a registry (OCI distribution specification 1.1): every blob that is not there yet, and
 * then the manifest, so that the bundle is there whole or not at all. The bundle is verified first. Throws what reading it
 * throws, `REGISTRY_REFERENCE_INVALID`, `REGISTRY_DENIED`, `REGISTRY_UNREACHABLE`, `REGISTRY_ANSWER_INVALID` and `HTTP_OFFLINE`.
 */
export async function pushBundle(layout: string, reference: string, options: PushOptions): Promise<TransferReport> {
  const target = parseRegistryReference(reference);
  if (!isFolder(layout))
    throw new ManifestError(
      'BUNDLE_INVALID',
      'only an image layout goes to a registry, which export --form oci writes',
      {
        path: layout,
      },
    );
  const { manifest, document, documentBytes } = await readOciHead(layout, options.tag);
  const drain = async (chunks: AsyncIterable<Uint8Array>): Promise<void> => {
    for await (const chunk of chunks) void chunk;
  };
  await readOciBundle(layout, { document: async () => undefined, blob: (_, chunks) => drain(chunks) }, options.tag);
  const digest = digestBytes(manifest);
  if (target.digest !== undefined && target.digest !== digest)
    throw new PrimitivesError('REGISTRY_REFERENCE_INVALID', 'reference names another bundle', {
      wanted: target.digest,
      found: digest,
    });
  const session = openRegistry(target, options);
  const config: BlobToPush = {
    digest: digestBytes(documentBytes),
    size: documentBytes.length,
    open: (start, end) => sourceChunks(bytesSource(documentBytes.subarray(start, end))),
  };
  const blobs = [...document.blobs.map((blob) => fileBlob(join(layout, blobName(blob.digest)), blob)), config];
  let [moved, movedBytes] = [0, 0];
  for (const [done, blob] of blobs.entries()) {
    options.onProgress?.({ phase: 'push', done, total: blobs.length });
    if (!(await pushBlob(session, blob, options.pieceSize ?? PIECE_SIZE))) continue;
    moved += 1;
    movedBytes += blob.size;
  }
  await pushManifest(session, target.name, manifest, digest);
  return { reference, digest, contents: document.contents, blobs: blobs.length, moved, movedBytes };
}

const PIECE_SIZE = 16 * 2 ** 20;

function fileBlob(path: string, { digest, size }: Pick<BlobToPush, 'digest' | 'size'>): BlobToPush {
  const open = (start: number, end: number): AsyncIterable<Uint8Array> =>
    end === start ? sourceChunks(bytesSource(new Uint8Array())) : createReadStream(path, { start, end: end - 1 });
  return { digest, size, open };
}

/** Returns whether anything had to be sent. */
async function pushBlob(session: RegistrySession, blob: BlobToPush, pieceSize: number): Promise<boolean> {
  const there = await session.ask({ method: 'HEAD', url: session.at(`blobs/${blob.digest}`) });
  there.body.resume();
  if (there.status === 200) return false;
  if (there.status !== 404) throw unexpected(there);
  if (blob.size <= pieceSize) await session.retrying(() => pushWhole(session, blob));
  else await session.retrying(() => pushInPieces(session, blob, pieceSize));
  return true;
}

async function pushWhole(session: RegistrySession, blob: BlobToPush): Promise<void> {
  const place = await beginUpload(session);
  await endUpload(session, place, blob, { size: blob.size, open: () => blob.open(0, blob.size) });
}

/** After a cut the registry says how much it has, and the rest is sent. */
async function pushInPieces(session: RegistrySession, blob: BlobToPush, pieceSize: number): Promise<void> {
  let place = await beginUpload(session);
  let stalls = 0;
  for (let offset = 0; offset < blob.size; ) {
    const end = Math.min(offset + pieceSize, blob.size);
    const answer = await sendPiece(session, place, blob, offset, end);
    const now = answer?.status === 202 ? answer : await askProgress(session, place);
    const reached = rangeEnd(now);
    stalls = reached === offset ? stalls + 1 : 0;
    if (reached < offset || reached > end || stalls === MAX_STALLS)
      throw unreachable(place, `${String(reached)} bytes of an upload`);
    offset = reached;
    place = locationOf(now, place);
  }
  await endUpload(session, place, blob, { size: 0, open: () => blob.open(0, 0) });
}

/** Times that a registry may take nothing of a piece. */
const MAX_STALLS = 5;

const TOO_MANY_REQUESTS = 429;

/** `undefined` when the connection ended: the registry knows how much of the piece it has. */
async function sendPiece(
  session: RegistrySession,
  url: URL,
  blob: BlobToPush,
  start: number,
  end: number,
): Promise<RegistryAnswer | undefined> {
  const range = `${String(start)}-${String(end - 1)}`;
  const headers = { 'content-type': 'application/octet-stream', 'content-range': range };
  const body = { size: end - start, open: () => blob.open(start, end) };
  return session.retrying(async () => {
    const answer = await session.send({ method: 'PATCH', url, headers, body }).catch(ignoreCut);
    answer?.body.resume();
    // Of a piece that came too soon the registry has taken nothing.
    if (answer?.status === TOO_MANY_REQUESTS) throw unreachable(url, answer.status);
    return answer;
  });
}

function ignoreCut(error: unknown): undefined {
  if (!(error instanceof PrimitivesError && error.code === 'REGISTRY_UNREACHABLE')) throw error;
}

async function beginUpload(session: RegistrySession): Promise<URL> {
  const answer = await session.ask({ method: 'POST', url: session.at('blobs/uploads/') });
  answer.body.resume();
  if (answer.status !== 202) throw unexpected(answer);
  return locationOf(answer, answer.url);
}

async function askProgress(session: RegistrySession, place: URL): Promise<RegistryAnswer> {
  const answer = await session.ask({ method: 'GET', url: place });
  answer.body.resume();
  // An upload that is gone begins again.
  if (answer.status === 404) throw unreachable(place, answer.status);
  if (answer.status !== 204) throw unexpected(answer);
  return answer;
}

async function endUpload(
  session: RegistrySession,
  place: URL,
  { digest }: BlobToPush,
  body: { readonly size: number; open(): AsyncIterable<Uint8Array> },
): Promise<void> {
  // The address may have a query already: it is added to.
  const url = new URL(place);
  url.searchParams.set('digest', digest);
  const answer = await session.send({
    method: 'PUT',
    url,
    headers: { 'content-type': 'application/octet-stream' },
    body,
  });
  answer.body.resume();
  if (isRetryableStatus(answer.status)) throw unreachable(url, answer.status);
  if (answer.status !== 201) throw unexpected(answer);
  requireDigest(answer, digest);
}

async function pushManifest(
  session: RegistrySession,
  name: string,
  manifest: Uint8Array,
  digest: Digest,
): Promise<void> {
  const answer = await session.ask({
    method: 'PUT',
    url: session.at(`manifests/${name}`),
    headers: { 'content-type': MEDIA_TYPES.imageManifest },
    body: { size: manifest.length, open: () => sourceChunks(bytesSource(manifest)) },
  });
  answer.body.resume();
  if (answer.status !== 201) throw unexpected(answer);
  requireDigest(answer, digest);
}

/**
 * Bytes that the registry has: `0-N` names the last one (OCI distribution, "Pushing a blob in chunks"). Of nothing, registries
 * say `0-0` too, and no piece has one byte.
 */
function rangeEnd({ headers }: RegistryAnswer): number {
  const [, last] = /^(?:bytes=)?0-(\d{1,15})$/.exec(headers.range ?? '') ?? [];
  return last === undefined || last === '0' ? 0 : Number(last) + 1;
}

function locationOf({ headers, url }: RegistryAnswer, from: URL): URL {
  const place = URL.parse(headers.location ?? '', from.href);
  const isSound = place !== null && headers.location !== undefined && /^https?:$/.test(place.protocol);
  if (isSound && !(from.protocol === 'https:' && place.protocol === 'http:')) return place;
  throw new PrimitivesError('REGISTRY_ANSWER_INVALID', 'registry names no place to upload to', {
    path: printableUrl(url),
  });
}

function unexpected({ url, status: found }: RegistryAnswer): PrimitivesError {
  return new PrimitivesError('REGISTRY_ANSWER_INVALID', 'registry answers what it should not', {
    path: printableUrl(url),
    found,
  });
}
