import {
  bytesSource,
  type ByteSource,
  CodedError,
  type FileStamp,
  hashingSink,
  stampSource,
} from '@nuspine/primitives';
import { withFileSource, writeFileAtomically } from '@nuspine/primitives/fs';
import { stat } from 'node:fs/promises';
import { readDeltaDeclaration } from '../delta-declaration.ts';
import { matchesLine, type ReleaseContent, type ReleaseFacts } from '../feed-report.ts';
import type { ReleaseEntry } from '../releases-index.ts';
import type { FeedAccess } from './feed-access.ts';
import { isMissing } from './http-access.ts';

/** The file at a path, which an index may say is elsewhere. */
export async function inspectReleaseAt(path: string, entry: ReleaseEntry): Promise<ReleaseFacts> {
  const found = await stat(path).catch(() => undefined);
  if (found?.isFile() !== true) return { entry, state: entry.baseUrl === undefined ? 'missing' : 'remote' };
  return withFileSource(path, async (source) => factsOf(entry, source, await stampSource(source)));
}

/**
 * What a server gives, hashed as it comes, and kept at `path` only as long as it takes to look into it: to read a package
 * in parts, not every server can. Throws what fetching throws, but for a file that the server does not have, and `FILE_WRITE_FAILED`.
 */
export async function inspectServedRelease(
  access: FeedAccess,
  entry: ReleaseEntry,
  path: string,
  onBytes: (done: number) => void,
): Promise<ReleaseFacts> {
  try {
    const stamp = await fetchTo(path, access, entry, onBytes);
    return await withFileSource(path, (source) => factsOf(entry, source, stamp));
  } catch (error) {
    if (isMissing(error)) return { entry, state: 'missing' };
    if (error instanceof CodedError && error.code === 'HTTP_TOO_LARGE') return { entry, state: 'larger' };
    throw error;
  }
}

async function fetchTo(
  path: string,
  access: FeedAccess,
  entry: ReleaseEntry,
  onBytes: (done: number) => void,
): Promise<FileStamp> {
  let done = 0;
  return writeFileAtomically(path, async (file) => {
    const hashing = hashingSink(file);
    const sink = {
      write: async (piece: Uint8Array): Promise<void> => {
        await hashing.write(piece);
        onBytes((done += piece.length));
      },
    };
    await access.fetch(entry, sink, bytesSource(new Uint8Array()));
    return hashing.stamp();
  });
}

/** A file with other bytes than the listed ones is not opened. */
async function factsOf(entry: ReleaseEntry, source: ByteSource, stamp: FileStamp): Promise<ReleaseFacts> {
  const content = matchesLine(entry, stamp) ? { content: await readContent(source) } : {};
  return { entry, state: 'present', stamp, ...content };
}

async function readContent(source: ByteSource): Promise<ReleaseContent> {
  try {
    return await readDeltaDeclaration(source);
  } catch (error) {
    if (error instanceof CodedError) return { code: error.code, message: error.message };
    throw error;
  }
}
