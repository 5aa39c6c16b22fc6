import { documentReader } from '@nuspine/primitives/json';
import Type, { type Static } from 'typebox';
import { NupkgError } from '../errors.ts';

/** What NuGet notes beside a package that it has unpacked: `.nupkg.metadata`. */
export interface NupkgMetadata {
  /** As `contentHash` gives it. */
  readonly contentHash: string;
  /** The folder or URL that the package came from: a trace of the machine, which nothing depends on. */
  readonly source?: string;
}

const VERSION = 2;
// Version 1 had no source. Members that nobody knows are left alone, as NuGet leaves them.
const NupkgMetadataSchema = Type.Object({
  version: Type.Integer({ minimum: 1, maximum: VERSION }),
  contentHash: Type.String({ pattern: '^[A-Za-z0-9+/]{86}==$' }),
  source: Type.Optional(Type.Union([Type.String(), Type.Null()])),
});
const readDocument = documentReader(NupkgMetadataSchema, { byteOrderMark: true });

/** NupkgMetadataFileFormat.Read. `path` names the file in `NUPKG_METADATA_INVALID`. */
export function parseNupkgMetadata(bytes: Uint8Array, path: string): NupkgMetadata {
  const { contentHash, source }: Static<typeof NupkgMetadataSchema> = readDocument(bytes, (found, cause) => {
    throw new NupkgError('NUPKG_METADATA_INVALID', 'file is not what NuGet notes beside a package', {
      path,
      found,
      cause,
    });
  });
  return { contentHash, ...(typeof source === 'string' ? { source } : {}) };
}

/** The bytes that NuGet itself writes, NupkgMetadataFileFormat.Write. */
export function formatNupkgMetadata({ contentHash, source }: NupkgMetadata): Uint8Array {
  return Buffer.from(JSON.stringify({ version: VERSION, contentHash, source: source ?? null }, undefined, 2));
}
