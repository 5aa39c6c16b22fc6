import { join } from 'node:path';

/** Marks what an interrupted write left behind: `.<name>.<random>.nuspine-tmp`. Safe to delete while what has the name is there. */
export const TEMPORARY_SUFFIX = '.nuspine-tmp';

/** Characters of a name that are kept: enough to see what it was to be, with room where a name may have 255 bytes. */
const MAX_NAME = 60;

/** A new path in `folder` for what is to be `name` there, or serves to make it. */
export function temporaryPath(folder: string, name: string): string {
  return join(folder, `.${name.slice(0, MAX_NAME)}.${randomName()}${TEMPORARY_SUFFIX}`);
}

/** Nobody has to be kept from guessing it: what is there already is not opened. */
function randomName(): string {
  return Math.floor(Math.random() * 2 ** 48)
    .toString(16)
    .padStart(12, '0');
}
