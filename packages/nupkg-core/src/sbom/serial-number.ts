import { createHash } from 'node:crypto';

/** A serial number that follows from the content of a document: a UUID of version 8 (RFC 9562, §5.8) made of its SHA-256. */
export function serialNumberOf(content: string): string {
  const hash = createHash('sha256').update(content).digest();
  hash.writeUInt8((hash.readUInt8(6) & 0x0f) | 0x80, 6);
  hash.writeUInt8((hash.readUInt8(8) & 0x3f) | 0x80, 8);
  const hex = hash.toString('hex');
  return `urn:uuid:${[hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20, 32)].join('-')}`;
}
