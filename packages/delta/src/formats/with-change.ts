import {
  type Archive,
  type ArchiveEntry,
  entryChunks,
  entryContent,
  type Package,
  readEntry,
  readEntryAside,
} from '@nuspine/nupkg-core';
import { type ByteSource, sliceSource, sourceChunks } from '@nuspine/primitives';
import type { DiffEngine } from '../engine/diff-engine.ts';
import type { JobGate } from '../engine/job-gate.ts';
import type { FileChange } from './encode-file.ts';

/** An entry of the target, and what has its path in the base. */
export interface ChangedEntry {
  readonly base: Package;
  readonly before: ArchiveEntry | undefined;
  readonly target: Package;
  readonly entry: ArchiveEntry;
}

/** Larger content is inflated beside other content, in pieces, and never held twice. */
const WHOLE_SIZE = 2 ** 24;

/**
 * Reads both sides of a file and hands them to `use`; they are gone afterwards. Where the engine has room for them,
 * they are read straight to where it searches; elsewhere, `reading` says when. Throws what `entryChunks` throws.
 */
export async function withChange<T>(
  { base, before, target, entry }: ChangedEntry,
  engine: DiffEngine,
  use: (change: FileChange) => Promise<T>,
  reading: JobGate = (_, read) => read(),
): Promise<T> {
  const { path, compressedSize } = entry;
  const file = { path, compressedSize, whole: entryContent(target.archive, entry) };
  // Equal sizes and CRCs prove nothing, but say well enough that no patch is going to be made.
  const isLikelySame = before?.crc32 === entry.crc32 && before.size === entry.size;
  if (before === undefined || isLikelySame || engine.withRoom === undefined) {
    const change = await reading(1, async () => {
      const same = before !== undefined && isLikelySame && (await isPackedAlike(base, before, target, entry));
      const [content, found] = await Promise.all([
        readEntry(target.archive, entry),
        before === undefined || same ? undefined : readEntryAside(base.archive, before),
      ]);
      return { ...file, base: same ? content : found, target: content, isPackedAlike: same };
    });
    return use(change);
  }
  return engine.withRoom(before.size, entry.size, async (room) => {
    await Promise.all([readInto(room.base, base.archive, before), readInto(room.target, target.archive, entry)]);
    return use({ ...file, base: room.base, target: room.target, diff: () => room.diff() });
  });
}

/** True if both entries hold the same compressed bytes, which then have the same content. */
async function isPackedAlike(
  base: Package,
  before: ArchiveEntry,
  target: Package,
  entry: ArchiveEntry,
): Promise<boolean> {
  if (before.method !== entry.method || before.compressedSize !== entry.compressedSize) return false;
  const packed = ({ archive }: Package, { dataOffset, compressedSize }: ArchiveEntry): ByteSource =>
    sliceSource(archive.source, dataOffset, compressedSize);
  const found = sourceChunks(packed(target, entry));
  for await (const wanted of sourceChunks(packed(base, before))) {
    const chunk = await found.next();
    if (chunk.done === true || Buffer.compare(wanted, chunk.value) !== 0) return false;
  }
  return true;
}

async function readInto(bytes: Uint8Array, archive: Archive, entry: ArchiveEntry): Promise<void> {
  if (entry.size <= WHOLE_SIZE) {
    bytes.set(await readEntryAside(archive, entry));
    return;
  }
  let filled = 0;
  for await (const chunk of entryChunks(archive, entry)) {
    bytes.set(chunk, filled);
    filled += chunk.length;
  }
}
