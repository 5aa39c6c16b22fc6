import { dirname, join } from 'node:path';
import { withFileSource } from '@nuspine/primitives/fs';
import { NupkgError } from '../errors.ts';
import { contentHash } from '../package/content-hash.ts';
import { parseNupkgMetadata } from '../package/nupkg-metadata.ts';
import { readOptionalDocumentBytes } from './document-bytes.ts';

/**
 * Compares a package in a global packages folder with the content hash that NuGet wrote down when it was installed, which
 * NuGet itself never does. A folder without `.nupkg.metadata` was not installed into. Throws `FEED_CONTENT_CHANGED` and
 * `NUPKG_METADATA_INVALID`.
 */
export async function requireInstalledContent(path: string): Promise<void> {
  const metadata = join(dirname(path), '.nupkg.metadata');
  const bytes = await readOptionalDocumentBytes(metadata);
  if (bytes === undefined) return;
  const { contentHash: wanted } = parseNupkgMetadata(bytes, metadata);
  const found = await withFileSource(path, (source) => contentHash(source));
  if (found === wanted) return;
  throw new NupkgError('FEED_CONTENT_CHANGED', 'package is not the one that was installed', { path, wanted, found });
}
