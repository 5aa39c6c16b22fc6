import { closeSync, constants, fstatSync, openSync, read, readSync, type Stats } from 'node:fs';
import type { FileHandle } from 'node:fs/promises';
import { promisify } from 'node:util';
import type { ByteSource } from '../byte-source.ts';
import { requireRange } from '../byte-source.ts';
import { PrimitivesError } from '../errors.ts';

/** Reads up to this size take less time than handing them to another thread and back. */
const SMALL_READ = 128 * 1024;

const readLater = promisify(read);

export interface FileSourceOptions {
  /** Memory that reads are given parts of, one after the other, as far as it goes; beyond that each has memory of its own. */
  readonly room?: Uint8Array;
}

const NO_ROOM = new Uint8Array();

/**
 * Opens a file, hands its bytes to `use` as a source, and always closes the file. To open and to close it takes less time
 * than handing that to another thread.
 */
export async function withFileSource<T>(
  path: string,
  use: (source: ByteSource) => Promise<T>,
  { room = NO_ROOM }: FileSourceOptions = {},
): Promise<T> {
  const descriptor = openForReading(path);
  try {
    return await use(descriptorSource(descriptor, fileSize(fstatSync(descriptor), path), path, room));
  } finally {
    closeSync(descriptor);
  }
}

/**
 * A source over an open file. The caller keeps the file open while the source is used, and closes it.
 * Throws `SOURCE_READ_FAILED` for a folder or a pipe, and when the file becomes shorter while it is read.
 */
export async function fileSource(file: FileHandle, path: string): Promise<ByteSource> {
  return descriptorSource(file.fd, fileSize(await file.stat(), path), path);
}

function fileSize(found: Stats, path: string): number {
  if (found.isDirectory()) throw new PrimitivesError('SOURCE_READ_FAILED', 'folder is no file', { path });
  if (found.isFIFO() || found.isSocket()) {
    throw new PrimitivesError('SOURCE_READ_FAILED', 'pipe is no file that can be read in any order', { path });
  }
  return found.size;
}

function descriptorSource(descriptor: number, size: number, path: string, room: Uint8Array = NO_ROOM): ByteSource {
  let taken = 0;
  const memory = (length: number): Uint8Array => {
    if (taken + length > room.length) return Buffer.allocUnsafe(length);
    taken += length;
    return room.subarray(taken - length, taken);
  };
  return {
    size,
    file: { descriptor, offset: 0 },
    read: async (offset, length) => {
      requireRange(size, offset, length);
      const bytes = memory(length);
      for (let done = 0; done < length; ) {
        const bytesRead =
          length <= SMALL_READ
            ? readSync(descriptor, bytes, done, length - done, offset + done)
            : (await readLater(descriptor, bytes, done, length - done, offset + done)).bytesRead;
        if (bytesRead === 0) {
          throw new PrimitivesError('SOURCE_READ_FAILED', 'file became shorter while it was read', { path, offset });
        }
        done += bytesRead;
      }
      return bytes;
    },
  };
}

// To open a pipe waits until somebody writes to it, and nothing ends that wait but SIGKILL. Windows has no such option.
const { O_RDONLY, O_NONBLOCK = 0 }: { readonly O_RDONLY: number; readonly O_NONBLOCK?: number } = constants;

function openForReading(path: string): number {
  try {
    return openSync(path, O_RDONLY | O_NONBLOCK);
  } catch (cause) {
    throw new PrimitivesError('SOURCE_READ_FAILED', 'file cannot be opened', { path, cause });
  }
}
