import { DeltaError } from '../errors.ts';

/** Most bytes that one stage may make or refer to: more does not fit into memory anywhere. */
const MOST_BYTES = 2 ** 31 - 1;

/** Throws `DELTA_LIMIT_EXCEEDED` for sizes, in bytes, that are too large together. */
export function sumOfSizes(sizes: readonly number[]): number {
  const size = sizes.reduce((sum, each) => sum + each, 0);
  if (size <= MOST_BYTES) return size;
  throw new DeltaError('DELTA_LIMIT_EXCEEDED', 'delta holds a group of files that is too large', {
    found: size,
    max: MOST_BYTES,
  });
}
