import { type Archive, entryContent, type SegmentCompressor, writeArchive } from '@nuspine/nupkg-core';
import type { DeltaRecipe } from './delta-recipe.ts';
import { hashingSink } from './hashing-sink.ts';
import { formatModified, parseModified } from './modified-time.ts';

/**
 * The stamp of an archive written again from its entries: what applying a delta can give. It is the archive's own stamp
 * exactly if the archive is canonical (docs/formats/canonical-package.md).
 */
export async function canonicalForm(archive: Archive, compressor?: SegmentCompressor): Promise<DeltaRecipe['result']> {
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
