import { createHash } from 'node:crypto';
import { type Digest, formatPackageIdentity, parseDigest, pathCollisionKey } from '@nuspine/primitives';
import type { ArchiveEntry } from '../archive/archive.ts';
import { type ContentStream, entryContent } from '../archive/entry-content.ts';
import { letGo } from '../archive/let-go.ts';
import { readEntry } from '../archive/read-entry.ts';
import { inPackage } from '../package/in-package.ts';
import type { Package } from '../package/read-package.ts';

/** A file that a package brings to the flattened one. */
export interface Contribution {
  readonly from: Package;
  readonly entry: ArchiveEntry;
  /** Path in the flattened package. */
  readonly target: string;
}

/**
 * Equal keys end up as one file on some machine: in the package itself, or once Squirrel has put every `lib/<folder>/`
 * into the one folder of the app.
 */
export function installKey(target: string): string {
  return pathCollisionKey(target).replace(/^lib\/[^/]+\//, 'lib/');
}

/** As "Id Version". */
export function ownerOf({ from }: Contribution): string {
  return formatPackageIdentity(from.identity);
}

/** The content of the file. Errors name the package that it comes from. */
export async function readContribution(file: Contribution): Promise<Uint8Array> {
  return readEntry(file.from.archive, file.entry).catch((error: unknown) => {
    throw inPackage(error, ownerOf(file));
  });
}

/**
 * The content of the file, to copy it without having all of it in memory: a piece is gone when the next one is taken. Whenever it has been read to its end,
 * `onRead` is told its digest, if anybody wants to know it. Errors name the package that it comes from.
 */
export function contributionContent(file: Contribution, onRead?: (digest: Digest) => void): ContentStream {
  const content = entryContent(file.from.archive, file.entry);
  async function* chunks(): AsyncGenerator<Uint8Array> {
    const hash = onRead === undefined ? undefined : createHash('sha256');
    try {
      for await (const chunk of content.chunks()) {
        hash?.update(chunk);
        yield chunk;
        // Who deflates has taken what it needs. What was inflated is nobody else's.
        if (file.entry.method === 'deflate') letGo(chunk);
      }
    } catch (error) {
      throw inPackage(error, ownerOf(file));
    }
    if (hash !== undefined) onRead?.(parseDigest(`sha256:${hash.digest('hex')}`));
  }
  return { ...content, chunks, ...(onRead === undefined ? {} : { onRead }) };
}
