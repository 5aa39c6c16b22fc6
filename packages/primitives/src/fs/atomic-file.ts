import { closeSync, fdatasync, fsync, openSync, renameSync, rmSync, write, writeSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { promisify } from 'node:util';
import type { ByteSink } from '../byte-sink.ts';
import { PrimitivesError } from '../errors.ts';
import { removeAtExit } from './at-exit.ts';
import { requireReplaceable } from './require-replaceable.ts';
import { temporaryPath } from './temporary-path.ts';

// What only changes a folder takes less time than handing it to another thread and back. Disks take longer.
const writeLater = promisify(write);
const syncLater = promisify(fsync);
const syncDataLater = promisify(fdatasync);

/**
 * Writes a file so that a reader sees the old one or the whole new one, whatever happens meanwhile:
 * temporary file in the same folder, fsync, rename, fsync of the folder. If `produce` throws, or `process.exit` is called
 * meanwhile, nothing is left.
 * A symbolic link is replaced, not followed. Throws `FILE_NOT_REPLACEABLE` before `produce` is called if a folder, a device
 * or a pipe is in the place of the file, and `FILE_WRITE_FAILED` with the error of the operating system.
 */
export async function writeFileAtomically<T>(path: string, produce: (sink: ByteSink) => Promise<T>): Promise<T> {
  requireReplaceable(path);
  const temporary = temporaryPath(dirname(path), basename(path));
  const forget = removeAtExit(temporary);
  try {
    const result = await fillFile(temporary, produce);
    renameSync(temporary, path);
    await syncFolder(dirname(path));
    return result;
  } catch (cause) {
    removeIfThere(temporary);
    throw asWriteError(path, cause);
  } finally {
    forget();
  }
}

/** A path below a file cannot even be asked for, which `force` does not forgive. What went wrong before is to be told. */
function removeIfThere(path: string): void {
  try {
    rmSync(path, { force: true });
  } catch {
    // It never came into being, or whoever cleans up finds it by its name.
  }
}

async function fillFile<T>(path: string, produce: (sink: ByteSink) => Promise<T>): Promise<T> {
  const descriptor = openSync(path, 'wx');
  const sink = syncingSink(descriptor);
  try {
    const result = await produce(sink);
    await syncLater(descriptor);
    return result;
  } finally {
    // Whoever gets this number of a descriptor next must not get what is still to be written here.
    await sink.end();
    closeSync(descriptor);
  }
}

/** Writes up to this size take less time than handing them to another thread and back. */
const SMALL_WRITE = 2 ** 20;
/** So many bytes later the disk is told to start, so that little is left to wait for in the end. */
const SYNC_EVERY = 8 * 2 ** 20;

interface SyncingSink extends ByteSink {
  /** Takes nothing more. Resolves when nothing is under way any more, whatever came of it. */
  end(): Promise<unknown>;
}

function syncingSink(descriptor: number): SyncingSink {
  let isOpen = true;
  let waiting = 0;
  let synced: Promise<void> = Promise.resolve();
  let underWay: Promise<unknown> = synced;
  const follow = (step: Promise<void>): Promise<void> => {
    underWay = Promise.allSettled([underWay, step]);
    return step;
  };
  return {
    end: () => {
      isOpen = false;
      return underWay;
    },
    write: async (bytes) => {
      if (!isOpen) throw new RangeError('file that is closed cannot be written to');
      await follow(writeFully(descriptor, bytes));
      waiting += bytes.length;
      if (waiting < SYNC_EVERY) return;
      waiting = 0;
      await synced;
      // What it throws, the next one throws, or the sync in the end.
      synced = follow(syncDataLater(descriptor));
    },
  };
}

async function writeFully(descriptor: number, bytes: Uint8Array): Promise<void> {
  for (let done = 0; done < bytes.length; ) {
    const left = bytes.length - done;
    done +=
      left <= SMALL_WRITE
        ? writeSync(descriptor, bytes, done, left)
        : (await writeLater(descriptor, bytes, done, left)).bytesWritten;
  }
}

/** Makes a rename durable. Windows has no handle to a folder; its rename is journaled by NTFS. */
export async function syncFolder(path: string): Promise<void> {
  let descriptor: number | undefined;
  try {
    descriptor = openSync(path, 'r');
    await syncLater(descriptor);
  } catch {
    // Some file systems refuse to open or to sync a folder; the file itself is already safe.
  } finally {
    if (descriptor !== undefined) closeSync(descriptor);
  }
}

/** Errors of the operating system become `FILE_WRITE_FAILED`; everything else was thrown by `produce`. */
function asWriteError(path: string, cause: unknown): unknown {
  const isSystemError = cause instanceof Error && 'syscall' in cause;
  if (!isSystemError) return cause;
  return new PrimitivesError('FILE_WRITE_FAILED', `file cannot be written: ${cause.message}`, { path, cause });
}
