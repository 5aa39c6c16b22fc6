import { writeFileAtomically } from '@nuspine/primitives/fs';
import { MatrixError } from '../errors.ts';
import { renderDocument, type RenderSources } from '../render/render-document.ts';
import type { RenderReport } from '../render/render-report.ts';
import { readTextFile } from './read-text-file.ts';

export type RenderMode = 'write' | 'check';

/**
 * Fills the markers of documents, or says which of them are not what they would be. Nothing is written unless every
 * document can be. Throws `MATRIX_MARKER_INVALID` with the file and line.
 */
export async function renderFiles(
  paths: readonly string[],
  sources: RenderSources,
  mode: RenderMode,
): Promise<RenderReport> {
  const documents = await Promise.all(paths.map((path) => rendered(path, sources)));
  const changed = documents.filter(({ before, after }) => before !== after);
  if (mode === 'write') {
    for (const { path, after } of changed)
      await writeFileAtomically(path, (sink) => sink.write(Buffer.from(after, 'utf8')));
  }
  const names = changed.map(({ path }) => path);
  return { ok: mode === 'write' || names.length === 0, checked: paths.length, changed: names };
}

async function rendered(
  path: string,
  sources: RenderSources,
): Promise<{ readonly path: string; readonly before: string; readonly after: string }> {
  const before = await readTextFile(path);
  try {
    return { path, before, after: renderDocument(before, sources) };
  } catch (error) {
    if (!(error instanceof MatrixError)) throw error;
    throw new MatrixError(error.code, error.message, { path, ...error.details });
  }
}
