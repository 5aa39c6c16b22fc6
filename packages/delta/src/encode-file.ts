import type { NewEntry } from '@nuspine/nupkg-core';
import type { RecipeOrigin } from './delta-recipe.ts';
import type { DiffEngine } from './engine/diff-engine.ts';
import { verifiedDiff } from './engine/verified-diff.ts';
import { formatShasum } from './shasum.ts';
import { isPatchable, standInsFor } from './squirrel-names.ts';

/** How a file goes from the base to the target. */
export type ChangeKind = 'unchanged' | 'patched' | 'replaced' | 'added' | 'deleted';

/** One file of the target, with the bytes the base has under the same path. */
export interface FileChange {
  readonly path: string;
  readonly base: Uint8Array | undefined;
  readonly target: Uint8Array;
  /** What the target's bytes take in its own package: what a patch has to beat. */
  readonly compressedSize: number;
}

/** A file of the target as a Squirrel delta carries it. */
export interface EncodedFile {
  readonly kind: ChangeKind;
  readonly from: RecipeOrigin;
  readonly entries: readonly NewEntry[];
}

/**
 * How a payload file that did not change is carried. `mark`: an empty entry, which Squirrel trusts. `prove`: a patch
 * from the file to itself, so that Squirrel compares its hash too.
 */
export type UnchangedFiles = 'mark' | 'prove';

/**
 * Encodes one file, on its own, so that files can be encoded side by side. A patch is proven before it is used.
 * Throws `DELTA_ENGINE_WRONG` if the engine's patch does not give the target, or what the engine throws.
 */
export async function encodeFile(
  change: FileChange,
  engine: DiffEngine,
  unchanged: UnchangedFiles = 'mark',
): Promise<EncodedFile> {
  const { path, base, target } = change;
  if (base === undefined) return carryWhole(path, target, 'added');
  const isSame = Buffer.compare(base, target) === 0;
  if (!isPatchable(path)) return carryWhole(path, target, isSame ? 'unchanged' : 'replaced');
  if (isSame && unchanged === 'mark') return carryMark(path, target);
  const patch = await verifiedDiff(engine, base, target, path);
  if (isSame) return carryPatch(path, target, patch, 'unchanged');
  return isWorthPatching(change, patch)
    ? carryPatch(path, target, patch, 'patched')
    : carryWhole(path, target, 'replaced');
}

/**
 * Squirrel compares the hash of what it patches and of nothing else, so programs are patched even where that saves
 * nothing. An empty file can only be said as a patch: an empty entry means unchanged.
 */
function isWorthPatching({ path, target, compressedSize }: FileChange, patch: Uint8Array): boolean {
  return /\.(?:dll|exe)$/i.test(path) || target.length === 0 || patch.length < compressedSize;
}

function carryWhole(path: string, content: Uint8Array, kind: ChangeKind): EncodedFile {
  return { kind, from: 'delta', entries: [{ path, content }] };
}

/** The marker Squirrel writes, with the hash it leaves out: Squirrel ignores it, our applier compares it. */
function carryMark(path: string, target: Uint8Array): EncodedFile {
  const { marker, shasum } = standInsFor(path);
  return {
    kind: 'unchanged',
    from: 'base',
    entries: [
      { path: marker, content: new Uint8Array() },
      { path: shasum, content: formatShasum(fileNameOf(path), target) },
    ],
  };
}

/** Beside a patch stands a marker that is no patch: a client that knows only markers stops instead of losing the file. */
function carryPatch(path: string, target: Uint8Array, patch: Uint8Array, kind: ChangeKind): EncodedFile {
  const names = standInsFor(path);
  return {
    kind,
    from: 'patch',
    entries: [
      { path: names.patch, content: patch },
      { path: names.marker, content: Buffer.from('1') },
      { path: names.shasum, content: formatShasum(fileNameOf(path), target) },
    ],
  };
}

function fileNameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}
