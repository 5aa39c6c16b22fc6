import { webcrypto } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { type Digest, digestSource } from '@nuspine/primitives';
import { withFileSource } from '@nuspine/primitives/fs';

/** Files up to this size are hashed whole on the thread pool, in bytes: several at once, on every core. */
const WHOLE_SIZE = 16 * 2 ** 20;

/** The digest of a file. */
export async function fileDigest(path: string, size: number): Promise<Digest> {
  if (size > WHOLE_SIZE) return withFileSource(path, digestSource);
  const hash = await webcrypto.subtle.digest('SHA-256', await readFile(path));
  return `sha256:${Buffer.from(hash).toString('hex')}`;
}
