import type { FileMode } from './file-list.ts';

/** A file that is not simply taken from the base. */
export interface CodedFile {
  readonly mode: FileMode;
  /** Number of the file of the base that it came from. */
  readonly peer?: number;
}

/**
 * Which files of the base the last stage can take bytes from beside the peers. `all`: every one that is nobody's peer,
 * in their order, so that what was split off, merged or copied is found too. It costs memory and time.
 */
export type OtherFiles = 'none' | 'all';

/** Numbers of those files. */
export function otherBaseFiles(files: readonly CodedFile[], baseCount: number, others: OtherFiles): number[] {
  if (others === 'none') return [];
  const isPeer = new Set(files.filter(({ mode }) => mode !== 'same').map(({ peer }) => peer));
  return Array.from({ length: baseCount }, (_, index) => index).filter((index) => !isPeer.has(index));
}

/**
 * Cuts a list of files into groups that are coded one after the other, so that only one has to be in memory: how many
 * files each has. A group ends before the file with which it would have more than `most` bytes.
 */
export function groupFiles(files: readonly (CodedFile & { readonly size: number })[], most: number): number[] {
  const groups: number[] = [];
  let [count, size] = [0, 0];
  for (const file of files) {
    const more = file.mode === 'same' ? 0 : file.size;
    if (size > 0 && size + more > most) {
      groups.push(count);
      [count, size] = [0, 0];
    }
    count += 1;
    size += more;
  }
  return count === 0 ? groups : [...groups, count];
}
