import { existsSync } from 'node:fs';
import { mkdir, open, readFile, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import type { OnProgress } from '@nuspine/nupkg-core';
import {
  type Digest,
  digestBytes,
  parseRegistryReference,
  PrimitivesError,
  printableUrl,
  type RegistryReference,
} from '@nuspine/primitives';
import { placeFolder, requireRoom, syncFolder, TEMPORARY_SUFFIX, writeFileAtomically } from '@nuspine/primitives/fs';
import {
  openRegistry,
  readRegistryManifest,
  type RegistryAnswer,
  type RegistrySession,
  type RegistrySessionOptions,
  requireFound,
  unreachable,
} from '@nuspine/primitives/registry';
import { type BundleBlob, parseBundleDocument } from '../../bundle/bundle-document.ts';
import type { TransferReport } from '../../bundle/bundle-reports.ts';
import {
  blobGroups,
  formatOciIndex,
  MEDIA_TYPES,
  parseOciManifest,
  requireLayers,
} from '../../bundle/oci-documents.ts';
import { requireDocumentSize } from '../../limits.ts';
import { isPlaceOfBundle } from '../bundle/bundle-place.ts';
import { OCI_MARK } from '../bundle/oci-bundle.ts';
import { registerBundle } from '../bundle/register-bundle.ts';
import { blobName } from '../bundle/tar-bundle.ts';
import { fileDigest } from '../file-digest.ts';
import { readOfflineConfig } from '../layout-files.ts';

export interface PullOptions extends RegistrySessionOptions {
  /** The repository whose manifest of bundles lists the bundle, if it lies among them. */
  readonly root: string;
  readonly onProgress?: OnProgress;
}

/**
 * Gets a bundle from a registry into an image layout, which appears whole and verified or not at all. What an earlier call
 * received is not asked for again. Throws `REGISTRY_NOT_FOUND`, `REGISTRY_REFERENCE_INVALID`, `REGISTRY_DENIED`,
 * `REGISTRY_UNREACHABLE`, `REGISTRY_ANSWER_INVALID`, `BUNDLE_TARGET_OCCUPIED`, `HTTP_OFFLINE`, and what reading a bundle throws.
 */
export async function pullBundle(reference: string, out: string, options: PullOptions): Promise<TransferReport> {
  const source = parseRegistryReference(reference);
  await isPlaceOfBundle(out);
  const session = openRegistry(source, options);
  const manifest = await readRegistryManifest(session, { ...source, accept: [MEDIA_TYPES.imageManifest] });
  const parsed = parseOciManifest(manifest, reference);
  requireDocumentSize(parsed.config.size, reference);
  // The name is the same for each call, so that the next one finds what this one received.
  const folder = join(dirname(out), `.${basename(out)}${TEMPORARY_SUFFIX}`);
  await mkdir(join(folder, 'blobs/sha256'), { recursive: true });
  await pullBlob(session, folder, parsed.config);
  const documentBytes = await readFileOf(join(folder, blobName(parsed.config.digest)));
  const document = parseBundleDocument(documentBytes, reference);
  requireLayers(parsed, document, blobGroups(document), reference);
  const total = document.blobs.reduce((sum, { size }) => sum + size, 0);
  await requireRoom(join(folder, 'blobs'), total - (await sizeOfFiles(folder, document.blobs)));
  let [moved, movedBytes] = [0, 0];
  for (const [done, blob] of document.blobs.entries()) {
    options.onProgress?.({ phase: 'pull', done, total: document.blobs.length });
    if (!(await pullBlob(session, folder, blob))) continue;
    moved += 1;
    movedBytes += blob.size;
  }
  await finishLayout(folder, out, manifest, source);
  await registerBundle(options.root, await readOfflineConfig(options.root), resolve(out), {
    origin: `${reference} ${digestBytes(manifest)}`,
    consumer: '',
  });
  const blobs = document.blobs.length;
  return { reference, digest: digestBytes(manifest), contents: document.contents, blobs, moved, movedBytes };
}

/** Returns whether anything had to be received. */
async function pullBlob(session: RegistrySession, folder: string, blob: BundleBlob): Promise<boolean> {
  const path = join(folder, blobName(blob.digest));
  if (existsSync(path) && (await isBlob(path, blob))) return false;
  const part = `${path}.part`;
  await session.retrying(() => receive(session, part, blob));
  if (!(await isBlob(part, blob))) {
    await rm(part, { force: true });
    throw new PrimitivesError('REGISTRY_ANSWER_INVALID', 'registry gives other bytes than it has to', {
      wanted: blob.digest,
      path: part,
    });
  }
  await rename(part, path);
  return true;
}

async function isBlob(path: string, { digest, size }: BundleBlob): Promise<boolean> {
  const found = (await stat(path)).size;
  return found === size && (await fileDigest(path, size)) === digest;
}

/** Receives what is still missing of a blob. */
async function receive(session: RegistrySession, part: string, { digest, size }: BundleBlob): Promise<void> {
  const begun = await stat(part).then(
    (found) => (found.size < size ? found.size : 0),
    () => 0,
  );
  const range = begun === 0 ? {} : { range: `bytes=${String(begun)}-` };
  const answer = await session.ask({ method: 'GET', url: session.at(`blobs/${digest}`), headers: range });
  requireFound(answer);
  const file = await open(part, answer.status === 206 ? 'a' : 'w');
  let length = answer.status === 206 ? begun : 0;
  try {
    for await (const chunk of bodyOf(answer)) {
      length += chunk.length;
      if (length > size) throw tooLong(answer, size);
      await file.writeFile(chunk);
    }
    await file.sync();
  } finally {
    answer.body.destroy();
    await file.close();
  }
  if (length < size) throw unreachable(answer.url, 'too few bytes');
}

/** A connection that ends early is one that may not the next time. */
async function* bodyOf({ body, url }: RegistryAnswer): AsyncGenerator<Uint8Array> {
  try {
    for await (const chunk of body) if (chunk instanceof Uint8Array) yield chunk;
  } catch (cause) {
    throw unreachable(url, cause);
  }
}

function tooLong({ url }: RegistryAnswer, max: number): PrimitivesError {
  return new PrimitivesError('REGISTRY_ANSWER_INVALID', 'blob is longer than stated', { path: printableUrl(url), max });
}

async function readFileOf(path: string): Promise<Uint8Array> {
  requireDocumentSize((await stat(path)).size, path);
  return readFile(path);
}

async function sizeOfFiles(folder: string, blobs: readonly BundleBlob[]): Promise<number> {
  let size = 0;
  for (const { digest } of blobs) {
    const path = join(folder, blobName(digest));
    for (const one of [path, `${path}.part`]) size += (await stat(one).catch(() => undefined))?.size ?? 0;
  }
  return size;
}

async function finishLayout(
  folder: string,
  out: string,
  manifest: Uint8Array,
  { name, digest }: RegistryReference,
): Promise<void> {
  const write = (path: string, bytes: Uint8Array): Promise<void> =>
    writeFileAtomically(join(folder, path), (sink) => sink.write(bytes));
  const manifestDigest: Digest = digestBytes(manifest);
  await write(blobName(manifestDigest), manifest);
  await write('oci-layout', OCI_MARK);
  await write('index.json', formatOciIndex(manifest, digest === undefined ? name : 'latest'));
  await syncFolder(folder);
  await placeFolder(folder, out, await isPlaceOfBundle(out));
}
