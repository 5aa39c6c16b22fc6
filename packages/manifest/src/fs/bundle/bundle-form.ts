import { createHash } from 'node:crypto';
import { ManifestError } from '../../errors.ts';
import type { BundleBlob, BundleDocument } from '../../bundle/bundle-document.ts';

/** How a bundle is kept: one compressed file, or a folder that registries understand. */
export const BUNDLE_FORMS = ['tar', 'oci'] as const;
export type BundleForm = (typeof BUNDLE_FORMS)[number];

/** A blob on its way into a bundle. */
export interface BlobToWrite extends BundleBlob {
  /** What the error names when the bytes are others. */
  readonly path: string;
  open(): AsyncIterable<Uint8Array>;
}

/** Takes what a bundle holds, in the order in which it lies there. What it throws ends the reading. */
export interface BundleVisitor {
  document(document: BundleDocument, bytes: Uint8Array): Promise<void>;
  /** The chunks throw at their end if they are not what `blob` says. All of them are to be read. */
  blob(blob: BundleBlob, chunks: AsyncIterable<Uint8Array>): Promise<void>;
}

/** The same chunks, which throw `BUNDLE_DIGEST_MISMATCH` as soon as they are too long, or at the end if they are others. */
export async function* checkedChunks(
  chunks: AsyncIterable<Uint8Array>,
  { digest: wanted, size }: BundleBlob,
  path: string,
): AsyncGenerator<Uint8Array> {
  const hash = createHash('sha256');
  let length = 0;
  for await (const chunk of chunks) {
    length += chunk.length;
    if (length > size) throw mismatch('blob is longer than stated', path, size, length);
    hash.update(chunk);
    yield chunk;
  }
  if (length !== size) throw mismatch('blob is shorter than stated', path, size, length);
  const found = `sha256:${hash.digest('hex')}`;
  if (found !== wanted) throw mismatch('blob is not what its digest says', path, wanted, found);
}

function mismatch(message: string, path: string, wanted: unknown, found: unknown): ManifestError {
  return new ManifestError('BUNDLE_DIGEST_MISMATCH', message, { path, wanted, found });
}
