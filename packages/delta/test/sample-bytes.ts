/** Bytes that look random and are the same in every run (xorshift32). */
export function noise(length: number, seed: number, values = 256): Uint8Array {
  let state = seed | 1;
  return Uint8Array.from({ length }, () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) % values;
  });
}

/** `length` bytes that repeat `text`. */
export function periodic(length: number, text: string): Uint8Array {
  return new Uint8Array(Buffer.alloc(length, text));
}

/** A copy with `count` bytes changed, all by the same amount, as addresses change when code moves. */
export function changed(bytes: Uint8Array, count: number, seed: number): Uint8Array {
  const copy = bytes.slice();
  const places = new DataView(noise(4 * count, seed).buffer);
  for (let i = 0; i < count; i += 1) {
    const place = places.getUint32(4 * i, true) % copy.length;
    copy[place] = (copy[place] ?? 0) + 16;
  }
  return copy;
}

export function joined(...parts: readonly Uint8Array[]): Uint8Array {
  return new Uint8Array(Buffer.concat(parts));
}
