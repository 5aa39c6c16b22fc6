import { base, covers, reserve, target } from './layout';

export { indexBase } from './base-index';
export { setSearch } from './candidates';
export { setCosts } from './costs';
export { reserve };
export { selectCovers } from './select-covers';

/** Where the caller writes the base after `reserve`. */
export function baseAddress(): usize {
  return base;
}

/** Where the caller writes the target after `reserve`. */
export function targetAddress(): usize {
  return target;
}

/** Where the covers are after `selectCovers`: three ints each (base position, target position, length). */
export function coversAddress(): usize {
  return covers;
}
