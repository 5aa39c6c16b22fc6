import { documentReader, formatJson } from '@nuspine/primitives/json';
import Type, { type TSchema } from 'typebox';
import { SiteError } from './errors.ts';
import type { SiteFile } from './site-report.ts';

/** Marks a folder as a site: who has this file made the folder, and may make it anew. */
export const SITE_MARKER = 'nuspine-site.json';

const schema = Type.Object(
  {
    formatVersion: Type.Literal(1),
    // The name of a page leads nowhere but into the folder.
    files: Type.Array(
      Type.Object({
        path: Type.String({ pattern: '^[a-z]+\\.html$' }),
        size: Type.Integer({ minimum: 0, description: 'In bytes.' }),
        digest: Type.String({ pattern: '^sha256:[0-9a-f]{64}$' }),
      }),
    ),
  },
  {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    $id: 'urn:nuspine:schema:site-marker',
    title: 'nuspine-site.json: the pages of a site',
  },
);

/** The JSON Schema of `nuspine-site.json`. */
export const SiteMarkerSchema: TSchema = schema;

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
