import { type Archive, type ArchiveEntry, entryChunks, type Package, readEntry } from '@nuspine/nupkg-core';
import type { DiffEngine } from '../engine/diff-engine.ts';
import type { FileChange } from './encode-file.ts';

/** An entry of the target, and what has its path in the base. */
export interface ChangedEntry {
  readonly base: Package;
  readonly before: ArchiveEntry | undefined;
  readonly target: Package;
  readonly entry: ArchiveEntry;
}

/**
 * Reads both sides of a file and hands them to `use`; they are gone afterwards. Where the engine has room for them,
 * they are read straight to where it searches. Throws what `entryChunks` throws.
 */
export async function withChange<T>(
  { base, before, target, entry }: ChangedEntry,
  engine: DiffEngine,
  use: (change: FileChange) => Promise<T>,
): Promise<T> {
  const { path, compressedSize } = entry;
  // Equal sizes and CRCs prove nothing, but say well enough that no patch is going to be made.
  const isLikelySame = before?.crc32 === entry.crc32 && before.size === entry.size;
  if (before === undefined || isLikelySame || engine.withRoom === undefined) {
    const baseBytes = before === undefined ? undefined : await readEntry(base.archive, before);
    return use({ path, base: baseBytes, target: await readEntry(target.archive, entry), compressedSize });
  }
  return engine.withRoom(before.size, entry.size, async (room) => {
    await readInto(room.base, base.archive, before);
    await readInto(room.target, target.archive, entry);
    return use({ path, base: room.base, target: room.target, compressedSize, diff: () => room.diff() });
  });
}

async function readInto(bytes: Uint8Array, archive: Archive, entry: ArchiveEntry): Promise<void> {
  let filled = 0;
  for await (const chunk of entryChunks(archive, entry)) {
    bytes.set(chunk, filled);
    filled += chunk.length;
  }
}
