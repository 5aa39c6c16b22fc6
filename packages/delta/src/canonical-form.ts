import { type FileStamp, hashingSink } from '@nuspine/primitives';
import {
  type Archive,
  type ArchiveEntry,
  entryContent,
  hasCanonicalHeaders,
  isPackedCanonically,
  type NewContent,
  type SegmentCompressor,
  writeArchive,
} from '@nuspine/nupkg-core';
import type { DeltaRecipe } from './delta-recipe.ts';
import { formatModified, parseModified } from './modified-time.ts';

/** Finds out whether an archive is canonical while its contents are at hand for something else. */
export interface CanonicalProof {
  /**
   * Looks at an entry whose plain content is `content`. To be called for every entry, in any order. True if it is known to be
   * packed as writing it again would pack it.
   */
  add(entry: ArchiveEntry, content: NewContent): Promise<boolean>;
  /** False as soon as it is known that the archive is not canonical. */
  stillHolds(): boolean;
}

/** Compares the headers at once; the contents are for the caller to add. */
export async function canonicalProof(archive: Archive, compressor?: SegmentCompressor): Promise<CanonicalProof> {
  let holds = await hasCanonicalHeaders(archive, parseModified(modifiedOf(archive)));
  return {
    add: async (entry, content) => {
      const isPacked = holds && (await isPackedCanonically(archive, entry, content, compressor));
      if (!isPacked) holds = false;
      return isPacked;
    },
    stillHolds: () => holds,
  };
}

/** Whether an archive is what writing it again from its entries gives (docs/formats/canonical-package.md). */
export async function isCanonical(archive: Archive, compressor?: SegmentCompressor): Promise<boolean> {
  const proof = await canonicalProof(archive, compressor);
  for (const entry of archive.entries) {
    if (proof.stillHolds()) await proof.add(entry, entryContent(archive, entry));
  }
  return proof.stillHolds();
}

/** The form of an archive that is canonical. */
export function ownForm(archive: Archive, { size, digest }: Pick<FileStamp, 'size' | 'digest'>): DeltaRecipe['result'] {
  return { size, digest, modified: modifiedOf(archive) };
}

/** The form of an archive that is not: it is written to be hashed. */
export async function rewrittenForm(archive: Archive, compressor?: SegmentCompressor): Promise<DeltaRecipe['result']> {
  const modified = modifiedOf(archive);
  const sink = hashingSink();
  const entries = archive.entries.map((entry) => ({ path: entry.path, content: entryContent(archive, entry) }));
  await writeArchive(entries, sink, {
    modified: parseModified(modified),
    ...(compressor === undefined ? {} : { compressor }),
  });
  const { size, digest } = sink.stamp();
  return { size, digest, modified };
}

/** The time that all entries get: that of the first. */
export function modifiedOf(archive: Archive): string {
  return formatModified(archive.entries[0]?.modified);
}
