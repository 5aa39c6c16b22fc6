import { pathCollisionKey } from '@nuspine/primitives';
import { DeltaError } from './errors.ts';
import { foldersOf, isPatchable, isPayload, looksLikeStandIn, RECIPE_PATH } from './squirrel-names.ts';

/** What the check needs to know of a file in a package. */
export interface SizedPath {
  readonly path: string;
  /** In bytes. */
  readonly size: number;
}

/** A change that a Squirrel delta cannot carry, so that Squirrel's own client would install something else. */
export interface Refusal {
  readonly path: string;
  readonly reason: string;
}

/**
 * Every change from `base` to `target` that Squirrel's client would get wrong, in the order of the target. Each rule
 * is clause 5 of docs/formats/delta-squirrel.md, and was observed on Squirrel.Windows 2.0.1.
 */
export function squirrelRefusals(base: readonly SizedPath[], target: readonly SizedPath[]): Refusal[] {
  const before = indexPaths(base);
  const after = indexPaths(target);
  return [
    ...target.flatMap((file) => withPath(file.path, refusalOf(file, before))),
    ...base.flatMap((file) => withPath(file.path, deletionRefusal(file.path, after))),
  ];
}

/** Throws `DELTA_FORMAT_CANNOT_SAY` with the first path, and with every refusal in `found`, if there is one. */
export function requireSayable(base: readonly SizedPath[], target: readonly SizedPath[]): void {
  const refusals = squirrelRefusals(base, target);
  const [first] = refusals;
  if (first === undefined) return;
  throw new DeltaError('DELTA_FORMAT_CANNOT_SAY', `a Squirrel delta cannot say this: ${first.reason}`, {
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

function refusalOf({ path, size }: SizedPath, base: PathIndex): string | undefined {
  if (path === RECIPE_PATH) return 'the name is taken by the recipe of the delta';
  if (isRespelled(path, base)) return 'a name changes only by case, which updates on Windows do not follow';
  if (isSwapped(path, base)) return 'a file becomes a folder, or a folder a file';
  if (isPayload(path)) return payloadRefusal(path, size, base);
  const missing = foldersOf(path).find((folder) => !base.folders.has(folder));
  return missing === undefined ? undefined : 'a folder outside lib is new';
}

function payloadRefusal(path: string, size: number, base: PathIndex): string | undefined {
  if (looksLikeStandIn(path)) return 'the name looks like a patch, a marker or a hash';
  const before = base.sizes.get(path);
  // A file under lib/ that becomes empty is carried as a patch, which is not empty itself.
  const isSaid = size > 0 || before === 0 || (before !== undefined && isPatchable(path));
  return isSaid ? undefined : 'a file is new and empty or becomes empty, and an empty entry means unchanged';
}

/** Core properties get a new name with every pack. They are not installed, so one that stays behind does no harm. */
function deletionRefusal(path: string, target: PathIndex): string | undefined {
  const isKept = target.sizes.has(path) || isPayload(path) || path.endsWith('.psmdcp');
  return isKept ? undefined : 'a file outside lib is deleted, and Squirrel never deletes one';
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
