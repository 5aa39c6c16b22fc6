import { DeltaError } from '../errors.ts';

/** Reads what a `ByteWriter` wrote. Every function throws `DELTA_CONTAINER_TRUNCATED` where the bytes end too early. */
export interface ByteReader {
  byte(): number;
  /** Throws `DELTA_CONTAINER_CORRUPT` for a number above 2^53 - 1. */
  number(): number;
  signed(): number;
  /** The next `length` bytes, not copied. */
  bytes(length: number): Uint8Array;
  /** Bytes that are left. */
  left(): number;
  /** A reader of its own that stands where this one does. */
  fork(): ByteReader;
}

const MOST_BYTES = 8;

/** `what` names the bytes in errors. */
export function byteReader(bytes: Uint8Array, what: string, start = 0): ByteReader {
  let at = start;
  const endsTooEarly = (wanted: number): DeltaError =>
    new DeltaError('DELTA_CONTAINER_TRUNCATED', `${what} ends too early`, { offset: at, wanted });
  const reader: ByteReader = {
    byte: () => {
      const byte = bytes[at];
      if (byte === undefined) throw endsTooEarly(1);
      at += 1;
      return byte;
    },
    number: () => {
      // Nearly all are of one byte.
      const first = bytes[at] ?? 0x80;
      if (first < 0x80) {
        at += 1;
        return first;
      }
      let value = 0;
      for (let index = 0, unit = 1; index < MOST_BYTES; index += 1, unit *= 0x80) {
        const byte = reader.byte();
        value += (byte & 0x7f) * unit;
        if (byte < 0x80 && value <= Number.MAX_SAFE_INTEGER) return value;
      }
      throw new DeltaError('DELTA_CONTAINER_CORRUPT', `${what} holds a number that is too large`, { offset: at });
    },
    signed: () => {
      const value = reader.number();
      return value % 2 === 0 ? value / 2 : -(value + 1) / 2;
    },
    bytes: (length) => {
      if (length > bytes.length - at) throw endsTooEarly(length);
      at += length;
      return bytes.subarray(at - length, at);
    },
    left: () => bytes.length - at,
    fork: () => byteReader(bytes, what, at),
  };
  return reader;
}
