import { pathCollisionKey } from '@nuspine/primitives';

/** Folders of version control, and of Nuspine itself: what they hold is of one machine, and no part of a layout wherever they lie. */
export const TOOL_FOLDERS: ReadonlySet<string> = new Set(['.git', '.hg', '.svn', '.nuspine']);

/** Whether a path is one of them or lies in one, whatever case or Unicode form it is written in. */
export function isInToolFolder(path: string): boolean {
  // Hardly any path has a name that begins with a dot.
  return /(^|\/)\./.test(path) && path.split('/').some((name) => TOOL_FOLDERS.has(pathCollisionKey(name)));
}
