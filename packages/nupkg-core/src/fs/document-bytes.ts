import { PrimitivesError } from '@nuspine/primitives';
import { withFileSource } from '@nuspine/primitives/fs';
import { requireWithin } from '../limits.ts';

/** Largest lock, assets or props file that is read. That of a project with a thousand packages has some megabytes. */
export const MAX_DOCUMENT_SIZE: number = 64 * 1024 * 1024;

/** All bytes of a document. Throws `SOURCE_READ_FAILED` and `NUPKG_LIMIT_EXCEEDED`. */
export async function readDocumentBytes(path: string): Promise<Uint8Array> {
  return withFileSource(path, (source) => {
    requireWithin('the size of the document', source.size, MAX_DOCUMENT_SIZE, path);
    return source.read(0, source.size);
  });
}

/** The same of a document that need not be there: undefined when it is not. */
export async function readOptionalDocumentBytes(path: string): Promise<Uint8Array | undefined> {
  try {
    return await readDocumentBytes(path);
  } catch (cause) {
    if (cause instanceof PrimitivesError && isMissingFile(cause.cause)) return undefined;
    throw cause;
  }
}

function isMissingFile(cause: unknown): boolean {
  return cause instanceof Error && 'code' in cause && cause.code === 'ENOENT';
}
