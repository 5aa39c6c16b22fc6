import { constants, type Stats } from 'node:fs';
import { FILE_TYPE, type FileTable, NO_KIND, STATE_WIDTH, WANTED } from './file-table.ts';

const { S_IFDIR, S_IFLNK, S_IFMT, S_IFREG } = constants;

/** The `FILE_TYPE` of what lies on the disk; without a state, there is nothing. */
export function typeOf(stat: Stats | undefined): number {
  if (stat === undefined) return FILE_TYPE.gone;
  switch (stat.mode & S_IFMT) {
    case S_IFREG:
      return FILE_TYPE.file;
    case S_IFLNK:
      return FILE_TYPE.link;
    case S_IFDIR:
      return FILE_TYPE.folder;
    default:
      return FILE_TYPE.other;
  }
}

/** Whether an entry is what it was: as far as can be told without reading it. */
export function isSameEntry(table: FileTable, index: number, stat: Stats | undefined): boolean {
  return table.types[index] === typeOf(stat) && (stat === undefined || hasState(table, index, stat));
}

function hasState({ states }: FileTable, index: number, stat: Stats): boolean {
  const at = index * STATE_WIDTH;
  return (
    states[at] === stat.size &&
    states[at + 1] === stat.mtimeMs &&
    states[at + 2] === stat.ctimeMs &&
    states[at + 3] === stat.ino &&
    states[at + 4] === stat.dev
  );
}

export function setState({ states }: FileTable, index: number, stat: Stats): void {
  const at = index * STATE_WIDTH;
  states[at] = stat.size;
  states[at + 1] = stat.mtimeMs;
  states[at + 2] = stat.ctimeMs;
  states[at + 3] = stat.ino;
  states[at + 4] = stat.dev;
}

/** Whether everything that is wanted of an entry is known. `plain` is the kind of files that are no binaries. */
export function isKnown({ types, kinds, hashed, wanted }: FileTable, index: number, plain: number): boolean {
  if (types[index] !== FILE_TYPE.file) return true;
  const kind = kinds[index];
  if (kind === NO_KIND || kind === undefined) return false;
  if (hashed[index] === 1 || wanted[index] === WANTED.nothing) return true;
  return wanted[index] === WANTED.ofBinary && kind === plain;
}

/** What is put before the path of an entry, so that the operating system has as few folders as possible to go through. */
export function prefixOf(root: string): string {
  return root === '.' || root === '' ? '' : `${root}/`;
}
