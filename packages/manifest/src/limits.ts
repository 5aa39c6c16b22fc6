import { ManifestError } from './errors.ts';

/** Largest manifest or configuration that is read, in bytes: 100,000 entries take a third of it. */
export const MAX_DOCUMENT_BYTES: number = 128 * 2 ** 20;

/** Throws `MANIFEST_LIMIT_EXCEEDED` if a document is larger than any that people and tools make. */
export function requireDocumentSize(found: number, path: string): void {
  if (found <= MAX_DOCUMENT_BYTES) return;
  throw new ManifestError('MANIFEST_LIMIT_EXCEEDED', 'document is too large', { path, found, max: MAX_DOCUMENT_BYTES });
}
