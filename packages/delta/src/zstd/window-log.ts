/**
 * The window of a patch as Velopack's client allows it for a base of this size: floor(log2(size)) + 1, and at least
 * what a frame can say. The client raises its limit only for bases from 64 MiB on, by the same rule.
 */
export function windowLogFor(baseSize: number): number {
  return Math.max(MIN_WINDOW_LOG, Math.floor(Math.log2(Math.max(1, baseSize))) + 1);
}

/** Velopack's client refuses bases beyond 1 GiB, which need more. */
export const MAX_WINDOW_LOG = 30;

const MIN_WINDOW_LOG = 10;
