import type { NewContent, NewEntry } from '@nuspine/nupkg-core';
import type { RecipeOrigin } from '../delta-recipe.ts';
import type { DiffEngine } from '../engine/diff-engine.ts';
import { verifiedDiff } from '../engine/verified-diff.ts';
import { isPatchable, standInsFor } from './entry-names.ts';
import type { FileRules } from './file-rules.ts';
import { formatShasum } from './shasum.ts';

/** How a file goes from the base to the target. */
export type ChangeKind = 'unchanged' | 'patched' | 'replaced' | 'added' | 'deleted';

/** One file of the target, with the bytes the base has under the same path. */
export interface FileChange {
  readonly path: string;
  readonly base: Uint8Array | undefined;
  readonly target: Uint8Array;
  /** The target's bytes for as long as they are needed: those in an engine's memory are soon those of another file. */
  readonly whole: NewContent;
  /** What the target's bytes take in its own package: what a patch has to beat. */
  readonly compressedSize: number;
  /** True if the base holds not only the same bytes, but holds them compressed in the same way. */
  readonly isPackedAlike?: boolean;
  /** Makes the patch where the engine has these bytes already. */
  readonly diff?: () => Promise<Uint8Array>;
}

/** A file of the target as a delta carries it. */
export interface EncodedFile {
  readonly kind: ChangeKind;
  readonly from: RecipeOrigin;
  readonly entries: readonly NewEntry[];
}

/**
 * How a payload file that did not change is carried. `mark`: an empty entry, which clients trust. `prove`: a patch
 * from the file to itself, so that clients compare its hash too.
 */
export type UnchangedFiles = 'mark' | 'prove';

/**
 * Encodes one file, on its own, so that files can be encoded side by side. A patch is proven before it is used.
 * Throws `DELTA_ENGINE_WRONG` if the engine's patch does not give the target, or what the engine throws.
 */
export async function encodeFile(
  rules: FileRules,
  change: FileChange,
  engine: DiffEngine,
  unchanged: UnchangedFiles = 'mark',
): Promise<EncodedFile> {
  const { path, base, target } = change;
  if (base === undefined) return carryWhole(path, change.whole, 'added');
  const isSame = Buffer.compare(base, target) === 0;
  if (!isPatchable(path)) return carryWhole(path, change.whole, isSame ? 'unchanged' : 'replaced');
  if (isSame && unchanged === 'mark') return carryMark(rules, path, target);
  const kind = isSame ? 'unchanged' : 'patched';
  if (engine.canStartFrom?.(base) === false) return carryWhole(path, change.whole, isSame ? 'unchanged' : 'replaced');
  const { diff = (): Promise<Uint8Array> => engine.diff(base, target) } = change;
  const patch = await verifiedDiff({ ...engine, diff }, base, target, path);
  if (!isSame && !isWorthPatching(rules, change, patch)) return carryWhole(path, change.whole, 'replaced');
  return carryPatch(rules, path, target, patch, kind);
}

/** An empty file is said whole where the client takes an empty entry for one, and only as a patch elsewhere. */
function isWorthPatching(
  { alwaysPatchesPrograms, saysEmptyFiles }: FileRules,
  { path, target, compressedSize }: FileChange,
  patch: Uint8Array,
): boolean {
  if (target.length === 0) return !saysEmptyFiles;
  return (alwaysPatchesPrograms && /\.(?:dll|exe)$/i.test(path)) || patch.length < compressedSize;
}

function carryWhole(path: string, content: NewContent, kind: ChangeKind): EncodedFile {
  return { kind, from: 'delta', entries: [{ path, content }] };
}

/** An empty marker, with the hash where the client ignores one: Squirrel's own writer leaves it out, ours compares it. */
function carryMark(rules: FileRules, path: string, target: Uint8Array): EncodedFile {
  const { marker, shasum } = standInsFor(path, rules);
  const hash = rules.hashesUnchanged ? formatShasum(fileNameOf(path), target) : new Uint8Array();
  return {
    kind: 'unchanged',
    from: 'base',
    entries: [
      { path: marker, content: new Uint8Array() },
      { path: shasum, content: hash },
    ],
  };
}

function carryPatch(
  rules: FileRules,
  path: string,
  target: Uint8Array,
  patch: Uint8Array,
  kind: ChangeKind,
): EncodedFile {
  const names = standInsFor(path, rules);
  const marker = rules.besidePatch === undefined ? [] : [{ path: names.marker, content: rules.besidePatch }];
  return {
    kind,
    from: 'patch',
    entries: [
      { path: names.patch, content: patch },
      ...marker,
      { path: names.shasum, content: formatShasum(fileNameOf(path), target) },
    ],
  };
}

function fileNameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}
