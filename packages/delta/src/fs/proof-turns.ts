import { type Archive, entryContent, isPackedCanonically } from '@nuspine/nupkg-core';
import { REPACK_HERE } from '@nuspine/nupkg-core/fs';

/** Which entry of a package is looked at next, for all threads that look at them. */
export type ProofTurns = Int32Array<SharedArrayBuffer>;

export function newTurns(): ProofTurns {
  return new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT));
}

/**
 * Packs entries again, the largest first, until none is left that another thread has not taken: whether those taken here are
 * packed as writing the archive again would pack them. One that is not ends it for all threads. Throws what reading throws.
 */
export async function proveEntries(archive: Archive, turns: ProofTurns): Promise<boolean> {
  const entries = archive.entries.toSorted((a, b) => b.size - a.size);
  for (;;) {
    const entry = entries[Atomics.add(turns, 0, 1)];
    if (entry === undefined) return true;
    if (await isPackedCanonically(archive, entry, entryContent(archive, entry), REPACK_HERE)) continue;
    Atomics.store(turns, 0, entries.length);
    return false;
  }
}
