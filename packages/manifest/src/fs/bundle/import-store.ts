import { existsSync } from 'node:fs';
import { mkdir, open, readdir, readFile, rename, rm, rmdir, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Digest, PrimitivesError } from '@nuspine/primitives';
import { requireRoom, syncFolder, TEMPORARY_SUFFIX, writeFileAtomically } from '@nuspine/primitives/fs';
import Type, { type Static } from 'typebox';
import { type BundleBlob, type BundleDocument, parseBundleDocument } from '../../bundle/bundle-document.ts';
import { digest } from '../../document-schema.ts';
import { documentReader, formatDocument } from '../../read-document.ts';
import { fileDigest } from '../file-digest.ts';
import { readIfThere } from '../layout-files.ts';
import { historyPath, importFolder, journalPath } from './import-place.ts';

/** Name of the lock of an import, in its folder. */
export const IMPORT_LOCK = 'lock';

const history = Type.Object({ formatVersion: Type.Literal(1), states: Type.Array(digest) });
const readHistoryDocument = documentReader(history, 'MANIFEST_DOCUMENT_INVALID');
/** States that are remembered: one a day for years. */
const MAX_STATES = 1000;

/** Where the bytes of a digest are kept once they are verified. */
export function storedBlob(root: string, of: Digest): string {
  return join(importFolder(root), 'blobs', of.slice('sha256:'.length));
}

/** Makes the folders of an import. Version control never sees them. */
export async function openStore(root: string): Promise<void> {
  const folder = importFolder(root);
  await mkdir(root, { recursive: true });
  // One after the other: made together, a system that refuses one is said to lack the one above.
  for (const path of [join(root, '.nuspine'), folder, join(folder, 'blobs'), join(folder, 'waiting')]) {
    if (!existsSync(path)) await mkdir(path).catch(ignoreExisting);
  }
  await writeFile(join(folder, '.gitignore'), '*\n');
}

function ignoreExisting(error: unknown): void {
  if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
}

/** Whether the bytes are kept, and still are what they were. */
export async function isStored(root: string, { digest: wanted, size }: BundleBlob): Promise<boolean> {
  const path = storedBlob(root, wanted);
  const found = await stat(path).catch(() => undefined);
  if (found === undefined) return false;
  if (found.size === size && (await fileDigest(path, size)) === wanted) return true;
  await rm(path, { force: true });
  return false;
}

/** Keeps verified bytes under their digest: they have the name only when they are whole. */
export async function storeBlob(root: string, of: Digest, chunks: AsyncIterable<Uint8Array>): Promise<void> {
  const path = storedBlob(root, of);
  const part = `${path}.part`;
  try {
    const file = await open(part, 'w');
    try {
      for await (const chunk of chunks) await file.writeFile(chunk);
      await file.sync();
    } finally {
      await file.close();
    }
  } catch (error) {
    throw asWriteError(part, error);
  }
  await rename(part, path);
}

function asWriteError(path: string, cause: unknown): unknown {
  if (!(cause instanceof Error && 'syscall' in cause)) return cause;
  return new PrimitivesError('FILE_WRITE_FAILED', `file cannot be written: ${cause.message}`, { path, cause });
}

/** Throws `FILE_WRITE_FAILED` if the disk has too little room for so many bytes. */
export async function requireStoreRoom(root: string, size: number): Promise<void> {
  await requireRoom(join(importFolder(root), 'blobs'), size);
}

/** Bundles that wait for the state that they are applied to. */
export async function readWaiting(root: string): Promise<readonly BundleDocument[]> {
  const folder = join(importFolder(root), 'waiting');
  if (!existsSync(folder)) return [];
  const documents: BundleDocument[] = [];
  for (const name of (await readdir(folder)).filter((one) => one.endsWith('.json')).toSorted())
    documents.push(parseBundleDocument(await readFile(join(folder, name)), join(folder, name)));
  return documents;
}

export async function keepWaiting(root: string, document: BundleDocument): Promise<void> {
  await writeFileAtomically(waitingPath(root, document), (sink) => sink.write(formatDocument(document)));
}

export async function dropWaiting(root: string, document: BundleDocument): Promise<void> {
  await rm(waitingPath(root, document), { force: true });
}

/** By both ends: two bundles may lead to one state from different ones. */
function waitingPath(root: string, { base = 'sha256:', contents }: BundleDocument): string {
  const [from, to] = [base, contents].map((one) => one.slice('sha256:'.length, 'sha256:'.length + 32));
  return join(importFolder(root), 'waiting', `${from ?? ''}-${to ?? ''}.json`);
}

/** States that imports led to, oldest first. */
export async function readHistory(root: string): Promise<readonly Digest[]> {
  const path = historyPath(root);
  const bytes = await readIfThere(path);
  if (bytes === undefined) return [];
  const document: Static<typeof history> = readHistoryDocument(bytes, path);
  return document.states;
}

/** Adds a state, once in a row. The file is another one each time, which says that something was imported. */
export async function addToHistory(root: string, state: Digest): Promise<void> {
  const states = await readHistory(root);
  const next = states.at(-1) === state ? states : [...states, state];
  const document = { formatVersion: 1, states: next.slice(-MAX_STATES) };
  await writeFileAtomically(historyPath(root), (sink) => sink.write(formatDocument(document)));
}

/** Removes what no waiting bundle needs. While a journal is to be followed, everything stays. */
export async function tidyStore(root: string): Promise<void> {
  const folder = importFolder(root);
  if (existsSync(journalPath(root))) return;
  const kept = new Set(
    (await readWaiting(root)).flatMap(({ blobs }) => blobs.map((one) => storedBlob(root, one.digest))),
  );
  for (const name of await readdir(join(folder, 'blobs')).catch(() => [])) {
    const path = join(folder, 'blobs', name);
    if (!kept.has(path)) await rm(path, { force: true });
  }
  await rm(join(folder, 'placing'), { force: true });
  await rm(join(folder, 'staged'), { recursive: true, force: true });
  await removeHalfWritten(folder);
}

/** Takes folders away in which nothing is kept. To be called under the lock. */
export async function closeStore(root: string): Promise<void> {
  const folder = importFolder(root);
  for (const name of ['blobs', 'waiting']) await rmdir(join(folder, name)).catch(() => undefined);
  const rest = (await readdir(folder)).filter((name) => name !== IMPORT_LOCK && name !== '.gitignore');
  if (rest.length === 0) await rm(join(folder, '.gitignore'), { force: true });
}

/** What a killed run left of its documents. What it left of the lock, whoever takes that removes. */
async function removeHalfWritten(folder: string): Promise<void> {
  for (const name of await readdir(folder).catch(() => [])) {
    if (/^\.\w+\.json\./.test(name) && name.endsWith(TEMPORARY_SUFFIX)) await rm(join(folder, name), { force: true });
  }
}

/** Takes empty folders of an import away. To be called when its lock is given back. */
export async function removeEmptyStore(root: string): Promise<void> {
  for (const folder of [importFolder(root), join(root, '.nuspine')]) await rmdir(folder).catch(() => undefined);
  await syncFolder(root);
}
