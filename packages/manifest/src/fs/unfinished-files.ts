import { TEMPORARY_SUFFIX } from '@nuspine/primitives/fs';
import { type Finding, finding } from '../finding.ts';
import type { LayoutPlaces } from '../layout-places.ts';
import type { PlacedFile } from './scan-layout.ts';

/** The file or folder that a run of ours is writing, or has not finished, of a path that is one or lies in one. */
export function unfinishedPlace(path: string): string | undefined {
  if (!path.includes(TEMPORARY_SUFFIX)) return undefined;
  const names = path.split('/');
  const at = names.findIndex((name) => name.endsWith(TEMPORARY_SUFFIX));
  return at === -1 ? undefined : names.slice(0, at + 1).join('/');
}

/**
 * The files without what is not finished in a root: an entry of that would soon be one of nothing. It is named as far as it would have been
 * an entry, so that no binary hides behind such a name.
 */
export function splitUnfinished(
  all: readonly PlacedFile[],
  { isStray, isInBundles }: LayoutPlaces,
): { readonly finished: readonly PlacedFile[]; readonly findings: readonly Finding[] } {
  const files = all.filter(({ type }) => type === 'file');
  const left = files.filter(({ path }) => unfinishedPlace(path) !== undefined && !isStray(path));
  if (left.length === 0) return { finished: files, findings: [] };
  const taken = new Set(left);
  const told = left.filter(({ path, detections }) => isInBundles(path) || detections.length > 0);
  const places = new Set(told.map(({ path }) => unfinishedPlace(path) ?? path));
  return {
    finished: files.filter((file) => !taken.has(file)),
    findings: [...places].map((path) => finding('file-unfinished', path)),
  };
}
