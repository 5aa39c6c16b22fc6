import { patterns } from './tables';

/** Fills in, for each distance below 16, which bytes before a position are repeated from it on. */
export function preparePatterns(): void {
  for (let distance: usize = 1; distance < 16; distance += 1) {
    // The row of distance 0, which there is not, has the steps.
    store<u8>(patterns + distance, <u8>(16 - (16 % distance)));
    for (let at: usize = 0; at < 16; at += 1) store<u8>(patterns + 16 * distance + at, <u8>(at % distance));
  }
}

/** Copies `length` bytes from `distance` bytes before. Up to 15 bytes behind them may change. */
/* @inline */ export function copyMatch(to: usize, distance: usize, length: usize): void {
  const from = to - distance;
  if (distance >= 16) {
    for (let at: usize = 0; at < length; at += 16) v128.store(to + at, v128.load(from + at));
  } else {
    const repeated = i8x16.swizzle(v128.load(from), v128.load(patterns + 16 * distance));
    const step = <usize>load<u8>(patterns + distance);
    for (let at: usize = 0; at < length; at += step) v128.store(to + at, repeated);
  }
}
