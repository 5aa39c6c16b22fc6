import { access } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { withFileSource } from '@nuspine/primitives/fs';
import type { RecordedHash } from '../inspect/inspection.ts';
import { parseNupkgMetadata } from '../package/nupkg-metadata.ts';

/** Longer than any hash or note that NuGet writes. */
const MAX_SIZE = 64 * 1024;

/**
 * What the files beside a package say of its hashes, compared with what they are: `<package>.nupkg.sha512`, and
 * `.nupkg.metadata` in a folder of NuGet's own layout. NuGet itself never looks again: a package that was changed in its
 * cache goes unnoticed. Throws `NUPKG_METADATA_INVALID`.
 */
export async function compareRecordedHashes(
  path: string,
  hashes: { readonly sha512: string; readonly contentHash: string },
): Promise<readonly RecordedHash[]> {
  const sha512Path = `${path}.sha512`;
  const metadataPath = join(dirname(path), '.nupkg.metadata');
  const [sha512, metadata] = await Promise.all([readBeside(sha512Path), readBeside(metadataPath)]);
  const found: RecordedHash[] = [];
  if (sha512 !== undefined) {
    found.push({
      file: basename(sha512Path),
      hash: 'sha512',
      matches: Buffer.from(sha512).toString().trim() === hashes.sha512,
    });
  }
  if (metadata !== undefined) {
    const { contentHash } = parseNupkgMetadata(metadata, metadataPath);
    found.push({ file: basename(metadataPath), hash: 'contentHash', matches: contentHash === hashes.contentHash });
  }
  return found;
}

/** `undefined` for a file that is not there. */
async function readBeside(path: string): Promise<Uint8Array | undefined> {
  const exists = await access(path).then(
    () => true,
    () => false,
  );
  if (!exists) return undefined;
  return withFileSource(path, (source) => source.read(0, Math.min(source.size, MAX_SIZE)));
}
