import { ARTIFACT_SCHEMAS, type SpineFile, spineFileSchema } from './spine-file.ts';
import { oneKindOf, parseTomlDocument } from './toml-document.ts';

/** Reads `spine.toml`. Throws `SPINE_FILE_INVALID`, which says every fault and, for TOML itself, the line. */
export function parseSpineFile(text: string, path: string): SpineFile {
  return parseTomlDocument<SpineFile>(text, path, {
    schema: spineFileSchema(oneKindOf(ARTIFACT_SCHEMAS)),
    code: 'SPINE_FILE_INVALID',
    message: 'file does not say which artifacts share a version',
  });
}
