/** What `inflateWhole` has left, so that zlib need not ask for more. */
const SPARE = 1;

/**
 * Gives memory back now, if `bytes` are all of a buffer, but for a spare byte at its end: the garbage collector sees little of it,
 * and would wait, or be called for it. They are empty from then on, and so is whatever else looks at that buffer.
 */
export function letGo({ buffer, byteOffset, byteLength }: Uint8Array): void {
  const isWhole = byteOffset === 0 && buffer.byteLength - byteLength <= SPARE;
  if (buffer instanceof ArrayBuffer && isWhole) buffer.transfer(0);
}
