/** Name of the recipe in a delta package. Squirrel copies it along as it does any file at the root. */
export const RECIPE_PATH = 'nuspine.delta.json';

/** Entries that stand for one changed or unchanged payload file. */
export interface StandIns {
  /** The BSDIFF40 patch of a changed file. */
  readonly patch: string;
  /** Beside a patch: one byte, for clients older than patches. Alone and empty: the file is unchanged. */
  readonly marker: string;
  readonly shasum: string;
}

export function standInsFor(path: string): StandIns {
  return { patch: `${path}.bsdiff`, marker: `${path}.diff`, shasum: `${path}.shasum` };
}

/** Squirrel updates every path that starts with these three letters, with or without a slash after them. */
export function isPayload(path: string): boolean {
  return path.toLowerCase().startsWith('lib');
}

/** Payload files that Squirrel's own writer would patch: those in a folder called lib. */
export function isPatchable(path: string): boolean {
  return path.toLowerCase().startsWith('lib/');
}

/** True for a payload name that Squirrel would take for a patch, a marker or a hash, or for the folder of one. */
export function looksLikeStandIn(path: string): boolean {
  const lower = path.toLowerCase();
  return lower.includes('.diff') || lower.endsWith('.bsdiff') || lower.endsWith('.shasum');
}

/** The folders that hold `path`, outermost first: `a` and `a/b` for `a/b/c`. */
export function foldersOf(path: string): string[] {
  const names = path.split('/').slice(0, -1);
  return names.map((_, index) => names.slice(0, index + 1).join('/'));
}
