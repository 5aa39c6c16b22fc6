import { readSync } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import type { ByteSource } from '../byte-source.ts';
import { requireRange } from '../byte-source.ts';
import { PrimitivesError } from '../errors.ts';

/** Reads up to this size take less time than handing them to another thread and back. */
const SMALL_READ = 64 * 1024;

/** Opens a file, hands its bytes to `use` as a source, and always closes the file. */
export async function withFileSource<T>(path: string, use: (source: ByteSource) => Promise<T>): Promise<T> {
  const file = await openForReading(path);
  try {
    return await use(await fileSource(file, path));
  } finally {
    await file.close();
  }
}

/**
 * A source over an open file. The caller keeps the file open while the source is used, and closes it.
 * Throws `SOURCE_READ_FAILED` for a folder, and when the file becomes shorter while it is read.
 */
export async function fileSource(file: FileHandle, path: string): Promise<ByteSource> {
  const found = await file.stat();
  if (found.isDirectory()) throw new PrimitivesError('SOURCE_READ_FAILED', 'folder is no file', { path });
  const { size } = found;
  return {
    size,
    read: async (offset, length) => {
      requireRange(size, offset, length);
      const bytes = Buffer.allocUnsafe(length);
      for (let done = 0; done < length; ) {
        const bytesRead =
          length <= SMALL_READ
            ? readSync(file.fd, bytes, done, length - done, offset + done)
            : (await file.read(bytes, done, length - done, offset + done)).bytesRead;
        if (bytesRead === 0) {
          throw new PrimitivesError('SOURCE_READ_FAILED', 'file became shorter while it was read', { path, offset });
        }
        done += bytesRead;
      }
      return bytes;
    },
  };
}

async function openForReading(path: string): Promise<FileHandle> {
  try {
    return await open(path, 'r');
  } catch (cause) {
    throw new PrimitivesError('SOURCE_READ_FAILED', 'file cannot be opened', { path, cause });
  }
}
