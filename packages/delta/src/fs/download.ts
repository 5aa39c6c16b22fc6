import { CodedError, PrimitivesError, stampSource } from '@nuspine/primitives';
import { fileSource, withFileSource } from '@nuspine/primitives/fs';
import { type FileHandle, open, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { DeltaError } from '../errors.ts';
import { matchesLine } from '../feed-report.ts';
import type { ReleaseEntry } from '../releases-index.ts';
import type { FeedAccess } from './feed-access.ts';

export interface DownloadOptions {
  /** Folder that gets the file. A download that was cut off is resumed in it. */
  readonly folder: string;
  /** How often a broken connection is taken up again. Default 3. */
  readonly retries?: number;
  /** Waits before the next try, in milliseconds, by its number from 1. Default: half a second, doubled each time. */
  readonly pause?: (attempt: number) => Promise<void>;
  /** Told of every piece: bytes so far, resumed ones included. */
  readonly onBytes?: (done: number) => void;
}

/** What a download came to. */
export interface Download {
  readonly path: string;
  /** Bytes that came from the feed this time. */
  readonly received: number;
  /** Bytes that lay there from an earlier time. */
  readonly resumed: number;
}

const PARTIAL = '.partial';

/**
 * Fetches a listed file. It gets its name when its size and hashes are those of the index, so whatever has that name is
 * whole, also after a kill. What is wrong is deleted and fetched once more from the start, and so is what cannot be resumed.
 * Throws `DELTA_DOWNLOAD_WRONG`, `FILE_WRITE_FAILED`, or what reading the feed throws; then what was received is kept.
 */
export async function download(access: FeedAccess, entry: ReleaseEntry, options: DownloadOptions): Promise<Download> {
  const path = join(options.folder, entry.fileName);
  if (await isWhole(path, entry)) return { path, received: 0, resumed: entry.size };
  await rm(path, { force: true });
  const partial = `${path}${PARTIAL}`;
  const resumed = await sizeOf(partial);
  let received = await fetchWhole(access, entry, partial, options);
  if (!(await isWhole(partial, entry))) {
    await rm(partial, { force: true });
    if (resumed === 0) throw wrong(entry, access);
    // What lay there may have been of another file; a file that is wrong from the start is not asked for again.
    received += await fetchWhole(access, entry, partial, options);
    if (!(await isWhole(partial, entry))) {
      await rm(partial, { force: true });
      throw wrong(entry, access);
    }
  }
  await rename(partial, path);
  return { path, received, resumed: Math.max(0, entry.size - received) };
}

/** Reads to the end of the file, taking up broken connections where they broke. Resolves to the bytes received. */
async function fetchWhole(
  access: FeedAccess,
  entry: ReleaseEntry,
  partial: string,
  { retries = 3, pause = backOff, onBytes }: DownloadOptions,
): Promise<number> {
  let received = 0;
  for (let attempt = 1; ; attempt += 1) {
    if ((await sizeOf(partial)) > entry.size) await rm(partial, { force: true });
    try {
      await append(access, entry, partial, (done, piece) => {
        received += piece;
        onBytes?.(done);
      });
      return received;
    } catch (error) {
      const isOfParts = isCode(error, 'HTTP_CONTENT_CHANGED') || (isNoPart(error) && (await sizeOf(partial)) > 0);
      if (isOfParts) await rm(partial, { force: true });
      else if (!mayPass(error)) throw error;
      if (attempt > retries) throw error;
      await pause(attempt);
    }
  }
}

async function append(
  access: FeedAccess,
  entry: ReleaseEntry,
  partial: string,
  onPiece: (done: number, piece: number) => void,
): Promise<void> {
  const file = await openToWrite(partial);
  try {
    const begun = await fileSource(file, partial);
    let done = begun.size;
    const sink = {
      write: async (piece: Uint8Array): Promise<void> => {
        await write(file, piece, partial);
        done += piece.length;
        onPiece(done, piece.length);
      },
    };
    if (done < entry.size) await access.fetch(entry, sink, begun);
    if (done < entry.size) throw cutOff(entry, done, access);
    await file.sync();
  } finally {
    await file.close();
  }
}

async function openToWrite(path: string): Promise<FileHandle> {
  try {
    return await open(path, 'a+');
  } catch (cause) {
    throw writeFailed(path, cause);
  }
}

async function write(file: FileHandle, bytes: Uint8Array, path: string): Promise<void> {
  try {
    for (let done = 0; done < bytes.length; ) done += (await file.write(bytes, done)).bytesWritten;
  } catch (cause) {
    throw writeFailed(path, cause);
  }
}

async function isWhole(path: string, entry: ReleaseEntry): Promise<boolean> {
  if ((await sizeOf(path)) !== entry.size) return false;
  return matchesLine(entry, await withFileSource(path, stampSource));
}

async function sizeOf(path: string): Promise<number> {
  return (await stat(path).catch(() => undefined))?.size ?? 0;
}

function backOff(attempt: number): Promise<void> {
  return new Promise((done) => {
    setTimeout(done, 250 * 2 ** attempt);
  });
}

/** What another connection may not meet. Errors of the system have no code of ours. */
function mayPass(error: unknown): boolean {
  return !(error instanceof CodedError) || isCode(error, 'DELTA_DOWNLOAD_CUT', 'HTTP_UNREACHABLE', 'HTTP_TIMEOUT');
}

/** The rest was asked for, and there is none, or another part came (RFC 9110 §15.5.17): what serves no parts may serve the whole. */
function isNoPart(error: unknown): boolean {
  if (isCode(error, 'HTTP_RESPONSE_INVALID')) return true;
  return error instanceof PrimitivesError && error.code === 'HTTP_STATUS' && error.details.found === 416;
}

function isCode(error: unknown, ...codes: readonly string[]): boolean {
  return error instanceof CodedError && codes.includes(error.code);
}

function writeFailed(path: string, cause: unknown): PrimitivesError {
  const message = cause instanceof Error ? cause.message : String(cause);
  return new PrimitivesError('FILE_WRITE_FAILED', `file cannot be written: ${message}`, { path, cause });
}

function wrong({ fileName, size, sha1 }: ReleaseEntry, { location }: FeedAccess): DeltaError {
  return new DeltaError('DELTA_DOWNLOAD_WRONG', 'feed gives other bytes than its index lists', {
    path: `${location}/${fileName}`,
    wanted: { size, sha1 },
  });
}

function cutOff({ fileName, size }: ReleaseEntry, found: number, { location }: FeedAccess): DeltaError {
  return new DeltaError('DELTA_DOWNLOAD_CUT', 'feed ends before the size that its index lists', {
    path: `${location}/${fileName}`,
    wanted: size,
    found,
  });
}
