import { chmod, copyFile, link, mkdir, readFile, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { type Digest, parseRelativePath, PrimitivesError } from '@nuspine/primitives';
import { syncFolder, TEMPORARY_SUFFIX, withFolderLock, writeFileAtomically } from '@nuspine/primitives/fs';
import Type, { type Static } from 'typebox';
import type { BundleFile } from '../../bundle/bundle-document.ts';
import { digest, path, size } from '../../document-schema.ts';
import { documentReader, formatDocument } from '../../read-document.ts';
import { hasUnfinishedImport, importFolder, journalPath } from './import-place.ts';
import { addToHistory, readWaiting, storedBlob, tidyStore } from './import-store.ts';

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

/** Name of the lock of an import, in its folder. */
export const IMPORT_LOCK = 'lock';

/**
 * The moment at which an import happens: with the journal on the disk, every later command leads to the new tree, and
 * without it to the old one.
 */
export async function commitImport(root: string, { contents, place, remove }: ImportJournal): Promise<void> {
  await syncFolder(join(importFolder(root), 'blobs'));
  const document = { formatVersion: 1, contents, place, remove };
  await writeFileAtomically(journalPath(root), (sink) => sink.write(formatDocument(document)));
}

/**
 * Completes an import that was cut off behind its moment; without one, does nothing. Every command on a layout begins with
 * it. Throws `FOLDER_LOCKED` while the import is still at work, and `FILE_WRITE_FAILED`.
 */
export async function finishImport(root: string): Promise<void> {
  if (!hasUnfinishedImport(root)) return;
  await withFolderLock(importFolder(root), IMPORT_LOCK, () => followJournal(root));
}

/** The same for who holds the lock. Each step may be done twice. */
export async function followJournal(root: string): Promise<void> {
  if (!hasUnfinishedImport(root)) return;
  const found: Static<typeof journal> = readJournal(await readFile(journalPath(root)), journalPath(root));
  const needed = new Set((await readWaiting(root)).flatMap(({ blobs }) => blobs.map((blob) => blob.digest)));
  const seen = new Set<Digest>();
  const folders = new Set<string>();
  for (const { executable, ...file } of found.place) {
    const target = join(root, parseRelativePath(file.path));
    const isOwn = !seen.has(file.digest) && !needed.has(file.digest);
    seen.add(file.digest);
    await placeFile(root, storedBlob(root, file.digest), target, { isOwn, isExecutable: executable === true });
    folders.add(dirname(target));
  }
  for (const one of found.remove) await rm(join(root, parseRelativePath(one)), { force: true });
  for (const folder of folders) await syncFolder(folder);
  await addToHistory(root, found.contents);
  await rm(journalPath(root));
  await tidyStore(root);
}

/** What takes a second place gets bytes of its own: two names of one file would change together. */
async function placeFile(
  root: string,
  source: string,
  target: string,
  { isOwn, isExecutable }: { readonly isOwn: boolean; readonly isExecutable: boolean },
): Promise<void> {
  const placing = join(importFolder(root), 'placing');
  try {
    await rm(placing, { force: true });
    await mkdir(dirname(target), { recursive: true });
    if (!isOwn || !(await tryLink(source, placing))) await copyFile(source, placing);
    await chmod(placing, isExecutable ? 0o755 : 0o644);
    await moveTo(placing, target);
  } catch (cause) {
    if (!(cause instanceof Error && 'syscall' in cause)) throw cause;
    throw new PrimitivesError('FILE_WRITE_FAILED', `file cannot be placed: ${cause.message}`, { path: target, cause });
  }
}

async function tryLink(source: string, target: string): Promise<boolean> {
  return link(source, target).then(
    () => true,
    () => false,
  );
}

/** A root that is a mount of its own takes a copy, and then a rename. */
async function moveTo(source: string, target: string): Promise<void> {
  try {
    await rename(source, target);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EXDEV')) throw error;
    const beside = `${target}${TEMPORARY_SUFFIX}`;
    await copyFile(source, beside);
    await rename(beside, target);
  }
  // Two names of one file are left alone by a rename (POSIX, rename).
  await rm(source, { force: true });
}
