import { type FileHandle, open, rm } from 'node:fs/promises';
import { PrimitivesError, sourceChunks } from '@nuspine/primitives';
import { fileSource, removeAtExit, temporaryPath } from '@nuspine/primitives/fs';
import type { Spool } from '../archive/pack-content.ts';

const CHUNK_SIZE = 256 * 1024;

interface OpenSpoolFile {
  readonly file: FileHandle;
  /** To be called once it is removed. */
  forget(): void;
}

/**
 * Hands `use` a way to open spools that are files in `folder`, where the result will be as large, and always removes them.
 * Throws `FILE_WRITE_FAILED`.
 */
export async function withSpoolFiles<T>(
  folder: string,
  use: (openSpool: () => Promise<Spool>) => Promise<T>,
): Promise<T> {
  const opened = new Map<string, OpenSpoolFile>();
  const close = async (path: string): Promise<void> => {
    const spool = opened.get(path);
    await spool?.file.close();
    opened.delete(path);
    await rm(path, { force: true });
    spool?.forget();
  };
  const openSpool = async (): Promise<Spool> => {
    const path = temporaryPath(folder, 'spool');
    const forget = removeAtExit(path);
    const file = await attempt(path, () => open(path, 'wx+'));
    opened.set(path, { file, forget });
    async function* chunks(): AsyncGenerator<Uint8Array> {
      yield* sourceChunks(await fileSource(file, path), CHUNK_SIZE);
      await close(path);
    }
    return { write: (bytes) => attempt(path, () => file.writeFile(bytes)), chunks };
  };
  try {
    return await use(openSpool);
  } finally {
    for (const path of [...opened.keys()]) await close(path);
  }
}

async function attempt<T>(path: string, act: () => Promise<T>): Promise<T> {
  try {
    return await act();
  } catch (cause) {
    throw new PrimitivesError('FILE_WRITE_FAILED', 'file cannot be written', { path, cause });
  }
}
