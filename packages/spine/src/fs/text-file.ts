import { readFile } from 'node:fs/promises';
import { PrimitivesError } from '@nuspine/primitives';
import { writeFileAtomically } from '@nuspine/primitives/fs';
import { SpineError, type SpineErrorCode } from '../errors.ts';

const MARK = '\ufeff';

/** A text as it stands in its file. */
export interface TextFile {
  readonly text: string;
  /** Whether a byte order mark stands before it, which stays. */
  readonly hasMark: boolean;
}

/** Throws `SOURCE_READ_FAILED`, and `code`, which says what file it is, for what is not UTF-8. */
export async function readTextFile(path: string, code: SpineErrorCode = 'SPINE_ARTIFACT_INVALID'): Promise<TextFile> {
  const bytes = await readFile(path).catch((cause: unknown) => {
    throw new PrimitivesError('SOURCE_READ_FAILED', 'file cannot be read', { path, cause });
  });
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    return text.startsWith(MARK) ? { text: text.slice(1), hasMark: true } : { text, hasMark: false };
  } catch (cause) {
    throw new SpineError(code, 'file is not UTF-8', { path, cause });
  }
}

/** The file has the old text or the new one, whatever happens. Throws `FILE_WRITE_FAILED`. */
export async function writeTextFile(path: string, { text, hasMark }: TextFile): Promise<void> {
  await writeFileAtomically(path, (sink) => sink.write(Buffer.from(hasMark ? MARK + text : text)));
}
