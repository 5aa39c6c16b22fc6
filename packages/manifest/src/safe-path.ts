import { parseRelativePath, PrimitivesError } from '@nuspine/primitives';

/** Whether a path means the same on every operating system, and leads nowhere out. */
export function isSafePath(path: string): boolean {
  try {
    return parseRelativePath(path) === path;
  } catch (error) {
    if (error instanceof PrimitivesError) return false;
    throw error;
  }
}
