import { documentReader, formatJson } from '@nuspine/primitives/json';
import Type from 'typebox';
import { SiteError } from './errors.ts';
import type { SiteFile } from './site-report.ts';

/** Marks a folder as a site: who has this file made the folder, and may make it anew. */
export const SITE_MARKER = 'nuspine-site.json';

const schema = Type.Object({
  formatVersion: Type.Literal(1),
  // The name of a page leads nowhere but into the folder.
  files: Type.Array(Type.Object({ path: Type.String({ pattern: '^[a-z]+\\.html$' }) })),
});

const readDocument = documentReader(schema);

/** The marker of a site with these files. */
export function formatSiteMarker(files: readonly SiteFile[]): Uint8Array {
  return Buffer.from(formatJson({ formatVersion: 1, files }), 'utf8');
}

/** The names of the pages that a marker lists. Throws `SITE_NOT_A_SITE`. */
export function parseSiteMarker(bytes: Uint8Array, path: string): readonly string[] {
  const { files } = readDocument(bytes, (found, cause) => {
    throw new SiteError('SITE_NOT_A_SITE', 'this is no list of the files of a site', { path, found, cause });
  });
  return files.map((file) => file.path);
}
