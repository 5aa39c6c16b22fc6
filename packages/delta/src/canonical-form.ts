import { type Archive, type NewEntry, readEntry, writeArchive } from '@nuspine/nupkg-core';
import type { DeltaRecipe } from './delta-recipe.ts';
import { hashingSink } from './hashing-sink.ts';
import { formatModified, parseModified } from './modified-time.ts';

/**
 * The stamp of an archive written again from its entries: what applying a delta can give. It is the archive's own stamp
 * exactly if the archive is canonical (docs/formats/canonical-package.md).
 */
export async function canonicalForm(archive: Archive): Promise<DeltaRecipe['result']> {
  const modified = formatModified(archive.entries[0]?.modified);
  const sink = hashingSink();
  await writeArchive(contents(archive), sink, { modified: parseModified(modified) });
  const { size, digest } = sink.stamp();
  return { size, digest, modified };
}

async function* contents(archive: Archive): AsyncGenerator<NewEntry> {
  for (const entry of archive.entries) yield { path: entry.path, content: await readEntry(archive, entry) };
}
