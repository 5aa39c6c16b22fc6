import { readFileSync } from 'node:fs';
import { link, mkdir, open, rm } from 'node:fs/promises';
import { basename, dirname } from 'node:path';
import { PrimitivesError } from '@nuspine/primitives';
import { syncFolder, temporaryPath, withTemporary, writeFileAtomically } from '@nuspine/primitives/fs';

/** The three ways in which a store changes a folder. Each happens whole or not at all. */
export interface FileWrites {
  /** Makes a file where none is; false where one is. */
  create(path: string, bytes: Uint8Array): Promise<boolean>;
  replace(path: string, bytes: Uint8Array): Promise<void>;
  remove(path: string): Promise<void>;
}

/** Writes to the disk, and waits until it is there. Throws `FILE_WRITE_FAILED`. */
export const diskWrites: FileWrites = {
  create: createFile,
  replace: async (path, bytes) => {
    await makeFolder(dirname(path));
    await writeFileAtomically(path, (sink) => sink.write(bytes));
  },
  remove: (path) => rm(path, { force: true }),
};

/** A hard link appears whole, and only where nothing is: of two writers one fails, on every file system that has them. */
async function createFile(path: string, bytes: Uint8Array): Promise<boolean> {
  await makeFolder(dirname(path));
  try {
    await withTemporary(temporaryPath(dirname(path), basename(path)), async (whole) => {
      await writeSynced(whole, bytes);
      // Without hard links (exFAT, some shares) the file is made in place: its name alone keeps others out.
      await link(whole, path).catch((error: unknown) => createInPlace(error, path, bytes));
      await syncFolder(dirname(path));
    });
    return true;
  } catch (cause) {
    if (isCode(cause, 'EEXIST')) return false;
    throw writeFailed(path, cause);
  }
}

async function createInPlace(error: unknown, path: string, bytes: Uint8Array): Promise<void> {
  if (!isCode(error, 'EPERM', 'ENOTSUP', 'ENOSYS', 'EOPNOTSUPP')) throw error;
  await writeSynced(path, bytes);
}

async function writeSynced(path: string, bytes: Uint8Array): Promise<void> {
  const file = await open(path, 'wx');
  try {
    await file.writeFile(bytes);
    await file.sync();
  } finally {
    await file.close();
  }
}

async function makeFolder(path: string): Promise<void> {
  try {
    await mkdir(path, { recursive: true });
  } catch (cause) {
    throw writeFailed(path, cause);
  }
}

/**
 * The bytes of a file, or `undefined` where none is. A log is a great many small files, and waiting for the thread pool
 * takes longer than reading one. Throws `SOURCE_READ_FAILED`.
 */
export function readIfThere(path: string): Promise<Uint8Array | undefined> {
  return new Promise((resolve) => {
    resolve(readAtOnce(path));
  });
}

function readAtOnce(path: string): Uint8Array | undefined {
  try {
    return readFileSync(path);
  } catch (cause) {
    if (isCode(cause, 'ENOENT', 'ENOTDIR')) return undefined;
    throw new PrimitivesError('SOURCE_READ_FAILED', 'file cannot be read', { path, cause });
  }
}

/** Whether an error has one of the operating system's codes. */
export function isCode(error: unknown, ...codes: readonly string[]): boolean {
  return error instanceof Error && 'code' in error && codes.some((code) => error.code === code);
}

function writeFailed(path: string, cause: unknown): unknown {
  if (!(cause instanceof Error) || !('syscall' in cause)) return cause;
  return new PrimitivesError('FILE_WRITE_FAILED', `file cannot be written: ${cause.message}`, { path, cause });
}
