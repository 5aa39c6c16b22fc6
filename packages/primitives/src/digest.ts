import { createHash, hash } from 'node:crypto';
import { type ByteSource, sourceChunks } from './byte-source.ts';
import { PrimitivesError } from './errors.ts';

/** `sha256:` and 64 lower-case hexadecimal digits (the OCI form): the SHA-256 of exact bytes. */
export type Digest = `sha256:${string}`;

const DIGEST_FORM = /^sha256:[0-9a-f]{64}$/;

export function isDigest(text: string): text is Digest {
  return DIGEST_FORM.test(text);
}

/** Throws `DIGEST_INVALID` for anything but `sha256:` and 64 lower-case hexadecimal digits. */
export function parseDigest(text: string): Digest {
  if (!isDigest(text)) {
    throw new PrimitivesError('DIGEST_INVALID', 'digest is not sha256: and 64 lower-case hexadecimal digits', {
      found: text,
    });
  }
  return text;
}

export function digestBytes(bytes: Uint8Array): Digest {
  return `sha256:${hash('sha256', bytes)}`;
}

/** The digest of a whole source, read once, in pieces. */
export async function digestSource(source: ByteSource): Promise<Digest> {
  const hash = createHash('sha256');
  for await (const chunk of sourceChunks(source)) hash.update(chunk);
  return `sha256:${hash.digest('hex')}`;
}
