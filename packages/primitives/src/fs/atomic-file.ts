import { randomBytes } from 'node:crypto';
import { writeSync } from 'node:fs';
import { type FileHandle, open, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { ByteSink } from '../byte-sink.ts';
import { PrimitivesError } from '../errors.ts';

/** Marks a file that an interrupted write left behind: `.<name>.<random>.nuspine-tmp`. Safe to delete at any time. */
export const TEMPORARY_SUFFIX = '.nuspine-tmp';

/**
 * Writes a file so that a reader sees the old one or the whole new one, whatever happens meanwhile:
 * temporary file in the same folder, fsync, rename, fsync of the folder. If `produce` throws, nothing is left.
 */
export async function writeFileAtomically<T>(path: string, produce: (sink: ByteSink) => Promise<T>): Promise<T> {
  const temporary = join(dirname(path), `.${basename(path)}.${randomBytes(6).toString('hex')}${TEMPORARY_SUFFIX}`);
  try {
    const result = await fillFile(temporary, produce);
    await rename(temporary, path);
    await syncFolder(dirname(path));
    return result;
  } catch (cause) {
    await rm(temporary, { force: true });
    throw asWriteError(path, cause);
  }
}

async function fillFile<T>(path: string, produce: (sink: ByteSink) => Promise<T>): Promise<T> {
  const file = await open(path, 'wx');
  try {
    const result = await produce(syncingSink(file));
    await file.sync();
    return result;
  } finally {
    await file.close();
  }
}

/** Writes up to this size take less time than handing them to another thread and back. */
const SMALL_WRITE = 128 * 1024;
/** So many bytes later the disk is told to start, so that little is left to wait for in the end. */
const SYNC_EVERY = 8 * 2 ** 20;

function syncingSink(file: FileHandle): ByteSink {
  let waiting = 0;
  let synced: Promise<void> = Promise.resolve();
  return {
    write: async (bytes) => {
      await writeFully(file, bytes);
      waiting += bytes.length;
      if (waiting < SYNC_EVERY) return;
      waiting = 0;
      await synced;
      synced = file.datasync();
      // The next one throws it, or the sync in the end.
      synced.catch(() => undefined);
    },
  };
}

async function writeFully(file: FileHandle, bytes: Uint8Array): Promise<void> {
  for (let done = 0; done < bytes.length; ) {
    const left = bytes.length - done;
    done +=
      left <= SMALL_WRITE ? writeSync(file.fd, bytes, done, left) : (await file.write(bytes, done, left)).bytesWritten;
  }
}

/** Makes a rename durable. Windows has no handle to a folder; its rename is journaled by NTFS. */
export async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, 'r').catch(() => undefined);
  try {
    await folder?.sync();
  } catch {
    // Some file systems refuse to sync a folder; the file itself is already safe.
  } finally {
    await folder?.close();
  }
}

/** Errors of the operating system become `FILE_WRITE_FAILED`; everything else was thrown by `produce`. */
function asWriteError(path: string, cause: unknown): unknown {
  const isSystemError = cause instanceof Error && 'syscall' in cause;
  if (!isSystemError) return cause;
  return new PrimitivesError('FILE_WRITE_FAILED', `file cannot be written: ${cause.message}`, { path, cause });
}
