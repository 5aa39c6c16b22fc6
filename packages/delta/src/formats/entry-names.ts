import type { FileRules } from './file-rules.ts';

/** Entries that stand for one changed or unchanged payload file. */
export interface StandIns {
  /** The patch of a changed file. */
  readonly patch: string;
  /** Beside a patch: one byte, for clients older than patches. Alone and empty: the file is unchanged. */
  readonly marker: string;
  readonly shasum: string;
}

export function standInsFor(path: string, { patchSuffix }: Pick<FileRules, 'patchSuffix'>): StandIns {
  return { patch: `${path}${patchSuffix}`, marker: `${path}.diff`, shasum: `${path}.shasum` };
}

/** Both clients update every path that starts with these three letters, with or without a slash after them. */
export function isPayload(path: string): boolean {
  return path.toLowerCase().startsWith('lib');
}

/** Payload files that their own writers would patch: those in a folder called lib. */
export function isPatchable(path: string): boolean {
  return path.toLowerCase().startsWith('lib/');
}

/** True for a payload name that a client would take for a patch, a marker or a hash, or for the folder of one. */
export function looksLikeStandIn(path: string, { patchSuffix }: Pick<FileRules, 'patchSuffix'>): boolean {
  const lower = path.toLowerCase();
  const isPatch = lower.endsWith('.bsdiff') || lower.endsWith(patchSuffix);
  return lower.includes('.diff') || isPatch || lower.endsWith('.shasum');
}

/** The folders that hold `path`, outermost first: `a` and `a/b` for `a/b/c`. */
export function foldersOf(path: string): string[] {
  const names = path.split('/').slice(0, -1);
  return names.map((_, index) => names.slice(0, index + 1).join('/'));
}
