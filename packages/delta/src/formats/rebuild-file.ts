import { type Archive, type ArchiveEntry, readEntry } from '@nuspine/nupkg-core';
import type { RecipeOrigin } from '../delta-recipe.ts';
import { applyPatch, patchPieces } from '../engine/patch-format.ts';
import { DeltaError } from '../errors.ts';
import { standInsFor } from './entry-names.ts';
import type { FileRules } from './file-rules.ts';

/** An archive whose entries are found by path. */
export interface IndexedArchive {
  readonly archive: Archive;
  readonly entries: ReadonlyMap<string, ArchiveEntry>;
}

export function indexArchive(archive: Archive): IndexedArchive {
  return { archive, entries: new Map(archive.entries.map((entry) => [entry.path, entry])) };
}

export interface RebuildStep {
  /** Path of the file in the target. */
  readonly path: string;
  readonly from: RecipeOrigin;
  /** What the file must come to, in bytes, if that is known: nothing larger is made. */
  readonly size?: number;
}

/**
 * The bytes of one file of the target. Throws `DELTA_BASE_FILE_MISSING`, `DELTA_ENTRY_MISSING`, what the patch reader
 * throws (with the path), or what reading an entry throws.
 */
export async function rebuildFile(
  rules: FileRules,
  step: RebuildStep,
  base: IndexedArchive,
  delta: IndexedArchive,
): Promise<Uint8Array> {
  const { path, from } = step;
  if (from === 'delta') return readDeltaEntry(delta, path);
  const before = await readBaseEntry(base, path);
  if (from === 'base') return before;
  return patchFile(rules, step, before, await readDeltaEntry(delta, standInsFor(path, rules).patch));
}

function patchFile(
  { patches }: FileRules,
  { path, size }: RebuildStep,
  before: Uint8Array,
  patch: Uint8Array,
): Uint8Array {
  try {
    return applyPatch(patches, before, patch, size === undefined ? undefined : { maxTargetSize: size });
  } catch (cause) {
    throw aboutFile(cause, path);
  }
}

/**
 * A patched file of the target in pieces, so that it need not be there as a whole: each may be overwritten when the next
 * one is asked for. Throws what `rebuildFile` throws.
 */
export async function* patchedPieces(
  { patches, patchSuffix }: FileRules,
  { path, size }: Required<RebuildStep>,
  base: IndexedArchive,
  delta: IndexedArchive,
): AsyncGenerator<Uint8Array> {
  const before = await readBaseEntry(base, path);
  const patch = await readDeltaEntry(delta, standInsFor(path, { patchSuffix }).patch);
  try {
    yield* patchPieces(patches, before, patch, { maxTargetSize: size });
  } catch (cause) {
    throw aboutFile(cause, path);
  }
}

function aboutFile(cause: unknown, path: string): unknown {
  if (!(cause instanceof DeltaError)) return cause;
  return new DeltaError(cause.code, cause.message, { ...cause.details, path, cause });
}

async function readBaseEntry(base: IndexedArchive, path: string): Promise<Uint8Array> {
  const entry = base.entries.get(path);
  if (entry !== undefined) return readEntry(base.archive, entry);
  throw new DeltaError('DELTA_BASE_FILE_MISSING', 'delta needs a file that the base does not have', { path });
}

/** Reads an entry that the delta must have. Throws `DELTA_ENTRY_MISSING`. */
export async function readDeltaEntry(delta: IndexedArchive, path: string): Promise<Uint8Array> {
  const entry = delta.entries.get(path);
  if (entry !== undefined) return readEntry(delta.archive, entry);
  throw new DeltaError('DELTA_ENTRY_MISSING', 'delta does not hold an entry that it needs', { path });
}
