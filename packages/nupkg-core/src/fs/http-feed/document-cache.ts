import { mkdir, readFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { DocumentRequest, HttpClient } from '@nuspine/primitives';
import { type Digest, digestBytes } from '@nuspine/primitives';
import { writeFileAtomically } from '@nuspine/primitives/fs';
import { isJsonObject } from '../../v3/feed-document.ts';

/** A document that the server may say it still has. */
interface KeptDocument {
  readonly url: string;
  readonly etag: string;
  readonly digest: Digest;
  readonly text: string;
}

/**
 * A document of a server, always asked for and only sent when it is not the one kept in the file at `path`. What is kept
 * but damaged, or of another address, is not used. Throws what the client throws.
 */
export async function revalidatedDocument(
  http: Pick<HttpClient, 'document'>,
  url: string,
  path: string,
  request: Omit<DocumentRequest, 'etag'>,
): Promise<Uint8Array> {
  const kept = await readKept(path, url);
  const answer = await http.document(url, { ...request, etag: kept?.etag });
  if (answer.kind === 'unchanged') return Buffer.from(kept?.text ?? '');
  const { bytes, etag } = answer;
  if (etag !== undefined)
    await keep(path, { url, etag, digest: digestBytes(bytes), text: Buffer.from(bytes).toString() });
  return bytes;
}

async function keep(path: string, document: KeptDocument): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  await writeFileAtomically(path, (sink) => sink.write(Buffer.from(JSON.stringify(document))));
}

async function readKept(path: string, url: string): Promise<KeptDocument | undefined> {
  try {
    const document: unknown = JSON.parse(await readFile(path, 'utf8'));
    return isKept(document) && document.url === url ? document : undefined;
  } catch {
    // Not there, or not ours to read: the server has it.
    return undefined;
  }
}

function isKept(value: unknown): value is KeptDocument {
  if (!isJsonObject(value)) return false;
  const { url, etag, text, digest } = value;
  const isWhole = typeof url === 'string' && typeof etag === 'string' && typeof text === 'string';
  return isWhole && digest === digestBytes(Buffer.from(text));
}
