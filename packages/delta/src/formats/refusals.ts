import { pathCollisionKey } from '@nuspine/primitives';
import { RECIPE_PATH } from '../delta-recipe.ts';
import { DeltaError } from '../errors.ts';
import type { DeltaFormat } from './delta-format.ts';
import { foldersOf, isPatchable, isPayload, looksLikeStandIn } from './entry-names.ts';
import type { FileRules } from './file-rules.ts';

/** What the check needs to know of a file in a package. */
export interface SizedPath {
  readonly path: string;
  /** In bytes. */
  readonly size: number;
}

/** A change that a delta cannot carry, so that its client would install something else, or nothing. */
export interface Refusal {
  readonly path: string;
  readonly reason: string;
}

/**
 * Every change from `base` to `target` that the client would get wrong, in the order of the target. Each rule is clause
 * 5 of docs/formats/delta-squirrel.md or 4 of delta-velopack.md, and was observed on the program itself.
 */
export function findRefusals(
  rules: FileRules,
  base: readonly SizedPath[],
  target: readonly SizedPath[],
): readonly Refusal[] {
  const before = indexPaths(base);
  const after = indexPaths(target);
  return [
    ...target.flatMap((file) => withPath(file.path, refusalOf(rules, file, before))),
    ...base.flatMap((file) => withPath(file.path, deletionRefusal(file.path, after))),
  ];
}

/** Throws `DELTA_FORMAT_CANNOT_SAY` with the first path, and with every refusal in `found`, if there is one. */
export function requireSayable(
  format: Pick<DeltaFormat, 'name' | 'refusals'>,
  base: readonly SizedPath[],
  target: readonly SizedPath[],
): void {
  const refusals = format.refusals(base, target);
  const [first] = refusals;
  if (first === undefined) return;
  throw new DeltaError('DELTA_FORMAT_CANNOT_SAY', `a delta for ${format.name} cannot say this: ${first.reason}`, {
    path: first.path,
    found: refusals,
  });
}

interface PathIndex {
  readonly sizes: ReadonlyMap<string, number>;
  readonly folders: ReadonlySet<string>;
  /** Every file and folder as it is written, by the key under which file systems may merge names. */
  readonly spellings: ReadonlyMap<string, string>;
}

function indexPaths(files: readonly SizedPath[]): PathIndex {
  const folders = new Set(files.flatMap((file) => foldersOf(file.path)));
  const names = [...folders, ...files.map((file) => file.path)];
  return {
    sizes: new Map(files.map((file) => [file.path, file.size])),
    folders,
    spellings: new Map(names.map((name) => [pathCollisionKey(name), name])),
  };
}

function refusalOf(rules: FileRules, { path, size }: SizedPath, base: PathIndex): string | undefined {
  if (path === RECIPE_PATH) return 'the name is taken by the recipe of the delta';
  if (isRespelled(path, base)) return 'a name changes only by case, which updates on Windows do not follow';
  if (isSwapped(path, base)) return 'a file becomes a folder, or a folder a file';
  if (isPayload(path)) return payloadRefusal(rules, path, size, base);
  const missing = foldersOf(path).find((folder) => !base.folders.has(folder));
  return missing === undefined ? undefined : 'a folder outside lib is new';
}

function payloadRefusal(rules: FileRules, path: string, size: number, base: PathIndex): string | undefined {
  if (looksLikeStandIn(path, rules)) return 'the name looks like a patch, a marker or a hash';
  if (rules.saysEmptyFiles) return undefined;
  const before = base.sizes.get(path);
  // A file under lib/ that becomes empty is carried as a patch, which is not empty itself.
  const isSaid = size > 0 || before === 0 || (before !== undefined && isPatchable(path));
  return isSaid ? undefined : 'a file is new and empty or becomes empty, and an empty entry means unchanged';
}

/** Core properties get a new name with every pack. They are not installed, so one that stays behind does no harm. */
function deletionRefusal(path: string, target: PathIndex): string | undefined {
  const isKept = target.sizes.has(path) || isPayload(path) || path.endsWith('.psmdcp');
  return isKept ? undefined : 'a file outside lib is deleted, and the client never deletes one';
}

function isRespelled(path: string, base: PathIndex): boolean {
  return [...foldersOf(path), path].some((name) => {
    const spelling = base.spellings.get(pathCollisionKey(name));
    return spelling !== undefined && spelling !== name;
  });
}

function isSwapped(path: string, base: PathIndex): boolean {
  return base.folders.has(path) || foldersOf(path).some((folder) => base.sizes.has(folder));
}

function withPath(path: string, reason: string | undefined): Refusal[] {
  return reason === undefined ? [] : [{ path, reason }];
}
