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
