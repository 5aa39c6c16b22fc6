import { copyFileSync, existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { chmod, copyFile, link, mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { type Digest, parseRelativePath, PrimitivesError } from '@nuspine/primitives';
import { syncFolder, TEMPORARY_SUFFIX, withFolderLock, writeFileAtomically } from '@nuspine/primitives/fs';
import Type, { type Static } from 'typebox';
import type { BundleFile } from '../../bundle/bundle-document.ts';
import { digest, path, size } from '../../document-schema.ts';
import { documentReader, formatDocument } from '../../read-document.ts';
import { hasUnfinishedImport, importFolder, journalPath } from './import-place.ts';
import { addToHistory, closeStore, IMPORT_LOCK, readWaiting, storedBlob, tidyStore } from './import-store.ts';

const journal = Type.Object({
  formatVersion: Type.Literal(1),
  contents: digest,
  place: Type.Array(Type.Object({ path, size, digest, executable: Type.Optional(Type.Literal(true)) })),
  remove: Type.Array(path),
});

/** What an import does to a tree, once all of it is verified and kept. */
export interface ImportJournal {
  readonly contents: Digest;
  readonly place: readonly BundleFile[];
  readonly remove: readonly string[];
}

const readJournal = documentReader(journal, 'MANIFEST_DOCUMENT_INVALID');

/**
 * The moment at which an import happens: with the journal on the disk, every later command leads to the new tree, and
 * without it to the old one. All that takes time or room comes before it.
 */
export async function commitImport(root: string, { contents, place, remove }: ImportJournal): Promise<void> {
  await rm(stagingFolder(root), { recursive: true, force: true });
  await stageFiles(root, place);
  for (const folder of ['blobs', 'staged']) await syncFolder(join(importFolder(root), folder));
  const document = { formatVersion: 1, contents, place, remove };
  await writeFileAtomically(journalPath(root), (sink) => sink.write(formatDocument(document)));
}

/**
 * Completes an import that was cut off behind its moment; without one, does nothing. Every command on a layout begins with
 * it. Throws `FOLDER_LOCKED` while the import is still at work, and `FILE_WRITE_FAILED`.
 */
export async function finishImport(root: string): Promise<void> {
  if (!hasUnfinishedImport(root)) return;
  try {
    await withFolderLock(importFolder(root), IMPORT_LOCK, async () => {
      await followJournal(root);
      await closeStore(root);
    });
  } catch (cause) {
    if (!(cause instanceof Error && 'syscall' in cause)) throw cause;
    throw new PrimitivesError('FILE_WRITE_FAILED', `import that was cut off cannot be completed: ${cause.message}`, {
      path: importFolder(root),
      cause,
    });
  }
}

/** The same for who holds the lock. Each step may be done twice. */
export async function followJournal(root: string): Promise<void> {
  if (!hasUnfinishedImport(root)) return;
  const found: Static<typeof journal> = readJournal(await readFile(journalPath(root)), journalPath(root));
  const moves = found.place.map(({ path }, at) => [stagedFile(root, at), join(root, parseRelativePath(path))] as const);
  const removed = found.remove.map((one) => join(root, parseRelativePath(one)));
  // What a run that was cut off had moved already is moved once more.
  await stageFiles(root, found.place);
  // Nothing is awaited from here on: between the first rename and the last is no time for anything else.
  for (const [source, target] of moves) moveFile(source, target);
  for (const path of removed) rmSync(path, { force: true });
  for (const folder of new Set(moves.map(([, target]) => dirname(target)))) await syncFolder(folder);
  await addToHistory(root, found.contents);
  await rm(journalPath(root));
  await tidyStore(root);
}

function stagingFolder(root: string): string {
  return join(importFolder(root), 'staged');
}

function stagedFile(root: string, at: number): string {
  return join(stagingFolder(root), String(at));
}

/** Makes what a rename will put into place, by its number. What takes a second place gets bytes of its own. */
async function stageFiles(root: string, place: readonly BundleFile[]): Promise<void> {
  await mkdir(stagingFolder(root), { recursive: true });
  // Two names of one file would change together.
  const taken = new Set((await readWaiting(root)).flatMap(({ blobs }) => blobs.map((blob) => blob.digest)));
  for (const [at, { digest, executable }] of place.entries()) {
    const isOwn = !taken.has(digest);
    taken.add(digest);
    const path = stagedFile(root, at);
    if (existsSync(path)) continue;
    const making = join(importFolder(root), 'placing');
    try {
      await rm(making, { force: true });
      if (!isOwn || !(await tryLink(storedBlob(root, digest), making)))
        await copyDurably(storedBlob(root, digest), making);
      await chmod(making, executable === true ? 0o755 : 0o644);
      await rename(making, path);
    } catch (cause) {
      throw asPlaceError(path, cause);
    }
  }
}

function asPlaceError(path: string, cause: unknown): unknown {
  if (!(cause instanceof Error && 'syscall' in cause)) return cause;
  return new PrimitivesError('FILE_WRITE_FAILED', `file cannot be placed: ${cause.message}`, { path, cause });
}

async function tryLink(source: string, target: string): Promise<boolean> {
  return link(source, target).then(
    () => true,
    () => false,
  );
}

async function copyDurably(source: string, target: string): Promise<void> {
  await copyFile(source, target);
  const file = await open(target, 'r+');
  try {
    await file.sync();
  } finally {
    await file.close();
  }
}

function moveFile(source: string, target: string): void {
  try {
    mkdirSync(dirname(target), { recursive: true });
    moveTo(source, target);
  } catch (cause) {
    throw asPlaceError(target, cause);
  }
}

/** A root that is a mount of its own takes a copy, and then a rename. */
function moveTo(source: string, target: string): void {
  try {
    renameSync(source, target);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EXDEV')) throw error;
    const beside = `${target}${TEMPORARY_SUFFIX}`;
    copyFileSync(source, beside);
    renameSync(beside, target);
  }
  // Two names of one file are left alone by a rename (POSIX, rename).
  rmSync(source, { force: true });
}
