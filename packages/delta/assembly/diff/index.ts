import { covers } from './layout';

export { indexMore, startIndex, useHash } from './base-index';
export { setSearch } from './candidates';
export { setCosts } from './costs';
export { placeBase, placeIndex, placeScratch, placeTarget, SCRATCH_SIZE } from './layout';
export { selectCovers } from './select-covers';

/** Where the covers are while the caller takes them: three ints each (base position, target position, length). */
export function coversAddress(): usize {
  return covers;
}
