import { DeltaError } from './errors.ts';

/** What a feed or a delta package may ask of memory, in bytes. Compared before anything of that size is read. */
export interface FeedLimits {
  /** A RELEASES file: more than 100,000 releases. */
  readonly releasesBytes: number;
  /** The recipe of a delta package: more than 200,000 files. */
  readonly recipeBytes: number;
  /** A .shasum file: one line. */
  readonly shasumBytes: number;
}

export const FEED_LIMITS: FeedLimits = { releasesBytes: 16 << 20, recipeBytes: 64 << 20, shasumBytes: 4 << 10 };

/** Throws `DELTA_LIMIT_EXCEEDED` if `found` is over the limit of that name. */
export function requireWithin(limit: keyof FeedLimits, found: number, path: string): void {
  const max = FEED_LIMITS[limit];
  if (found <= max) return;
  throw new DeltaError('DELTA_LIMIT_EXCEEDED', 'file is larger than a well-formed one can be', { path, found, max });
}
