/** Whether `bytes` has these bytes, written in hexadecimal, at `offset`. */
export function hasHex(bytes: Uint8Array, offset: number, hex: string): boolean {
  return hasBytes(bytes, offset, bytesOfHex(hex));
}

/** Whether `bytes` has this text, one byte a character, at `offset`. */
export function hasText(bytes: Uint8Array, offset: number, text: string): boolean {
  for (let at = 0; at < text.length; at++) if (bytes[offset + at] !== text.charCodeAt(at)) return false;
  return true;
}

function hasBytes(bytes: Uint8Array, offset: number, wanted: Uint8Array): boolean {
  for (let at = 0; at < wanted.length; at++) if (bytes[offset + at] !== wanted[at]) return false;
  return true;
}

const KNOWN = new Map<string, Uint8Array>();

/** The same few dozen texts, all of them our own, are asked for of every file. */
function bytesOfHex(hex: string): Uint8Array {
  const known = KNOWN.get(hex) ?? Buffer.from(hex, 'hex');
  KNOWN.set(hex, known);
  return known;
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
