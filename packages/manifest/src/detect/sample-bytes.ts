/** Whether `bytes` has these bytes, written in hexadecimal, at `offset`. */
export function hasHex(bytes: Uint8Array, offset: number, hex: string): boolean {
  const wanted = Buffer.from(hex, 'hex');
  return bytes.length >= offset + wanted.length && wanted.equals(bytes.subarray(offset, offset + wanted.length));
}

/** Whether `bytes` has this text, one byte a character, at `offset`. */
export function hasText(bytes: Uint8Array, offset: number, text: string): boolean {
  return hasHex(bytes, offset, Buffer.from(text, 'latin1').toString('hex'));
}

/** The unsigned 32-bit little-endian number at `offset`, or `undefined` behind the end. */
export function uint32(bytes: Uint8Array, offset: number): number | undefined {
  if (bytes.length < offset + 4) return undefined;
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.length).getUint32(offset, true);
}

/** The unsigned 32-bit big-endian number at `offset`, or `undefined` behind the end. */
export function bigEndian32(bytes: Uint8Array, offset: number): number | undefined {
  if (bytes.length < offset + 4) return undefined;
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.length).getUint32(offset, false);
}

/** One character a byte, for searching. */
export function latin1(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1');
}
