import { readFile, stat } from 'node:fs/promises';
import { PrimitivesError } from '@nuspine/primitives';
import { ChannelError } from '../errors.ts';
import { CHANNEL_LIMITS } from '../limits.ts';
import { parseRoot } from '../trust/parse-metadata.ts';
import type { Evidence } from '../operation.ts';
import { parseEvidence } from '../parse-evidence.ts';

/** Reads a small document. Throws `SOURCE_READ_FAILED` or `CHANNEL_LIMIT_EXCEEDED`. */
export async function readDocument(path: string): Promise<Uint8Array> {
  const max = CHANNEL_LIMITS.entryBytes;
  const size = await fileSize(path);
  if (size > max) throw new ChannelError('CHANNEL_LIMIT_EXCEEDED', 'file is too large', { path, found: size, max });
  try {
    return await readFile(path);
  } catch (cause) {
    throw new PrimitivesError('SOURCE_READ_FAILED', 'file cannot be read', { path, cause });
  }
}

/** Metadata of a root, as somebody has it in a file. Throws `TRUST_METADATA_INVALID`, and what `readDocument` throws. */
export async function readRootFile(path: string): Promise<Uint8Array> {
  const bytes = await readDocument(path);
  // What is wrong with it is said of the file, for later it is only the root that somebody has.
  await parseRoot(bytes, path);
  return bytes;
}

/** Recorded results of gates from files. Throws `CHANNEL_EVIDENCE_INVALID`, and what `readDocument` throws. */
export async function readEvidenceFiles(paths: readonly string[]): Promise<readonly Evidence[]> {
  const lists = paths.map(async (path) => parseEvidence(await readDocument(path), path));
  return (await Promise.all(lists)).flat();
}

async function fileSize(path: string): Promise<number> {
  try {
    return (await stat(path)).size;
  } catch (cause) {
    throw new PrimitivesError('SOURCE_READ_FAILED', 'file cannot be read', { path, cause });
  }
}
