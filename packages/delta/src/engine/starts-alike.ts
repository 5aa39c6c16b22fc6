/** So many pieces of the target are looked for, at even distances, and most must be there. */
const SAMPLES = 16;
const SAMPLE_SIZE = 16;
const MOST_MISSING = 4;

/**
 * False if a patch of `target` cannot be tiny: too many pieces of it stand nowhere in `base`. To look for them takes less time
 * than a first try.
 */
export function startsAlike(base: Uint8Array, target: Uint8Array): boolean {
  const known = Buffer.from(base.buffer, base.byteOffset, base.length);
  const distance = Math.floor(target.length / SAMPLES);
  let missing = 0;
  for (let at = 0; at + SAMPLE_SIZE <= target.length && missing <= MOST_MISSING; at += Math.max(1, distance)) {
    if (known.indexOf(target.subarray(at, at + SAMPLE_SIZE)) < 0) missing += 1;
  }
  return missing <= MOST_MISSING;
}
