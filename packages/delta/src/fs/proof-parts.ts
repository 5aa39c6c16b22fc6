import type { ArchiveEntry } from '@nuspine/nupkg-core';

/** The entries of part `part` (from 0) of `parts`: largest first, and about as many bytes as every other part. */
export function entriesOfPart(entries: readonly ArchiveEntry[], part: number, parts: number): readonly ArchiveEntry[] {
  return entries.toSorted((a, b) => b.size - a.size).filter((_, index) => index % parts === part);
}
