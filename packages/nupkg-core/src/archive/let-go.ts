/**
 * Gives memory back now, if `bytes` are all of a buffer: the garbage collector sees little of it, and would wait, or be
 * called for it. They are empty from then on, and so is whatever else looks at that buffer.
 */
export function letGo({ buffer, byteLength }: Uint8Array): void {
  if (buffer instanceof ArrayBuffer && buffer.byteLength === byteLength) buffer.transfer(0);
}
