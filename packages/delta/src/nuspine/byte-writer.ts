/** Bytes that grow at their end. */
export interface ByteWriter {
  byte(value: number): void;
  /** A whole number from 0 to 2^53 - 1: seven bits a byte, the lowest first, the top bit on all but the last. */
  number(value: number): void;
  /** A whole number of either sign: 2n for n from 0 on, -2n - 1 below. */
  signed(value: number): void;
  bytes(value: Uint8Array): void;
  /** Everything written so far, not to be changed. */
  written(): Uint8Array;
}

const FIRST_CAPACITY = 256;

export function byteWriter(): ByteWriter {
  let buffer = new Uint8Array(FIRST_CAPACITY);
  let size = 0;
  const reserve = (more: number): void => {
    if (size + more <= buffer.length) return;
    const larger = new Uint8Array(Math.max(2 * buffer.length, size + more));
    larger.set(buffer.subarray(0, size));
    buffer = larger;
  };
  const writer: ByteWriter = {
    byte: (value) => {
      if (size === buffer.length) reserve(1);
      buffer[size++] = value;
    },
    number: (value) => {
      let left = value;
      for (; left >= 0x80; left = Math.floor(left / 0x80)) writer.byte((left % 0x80) + 0x80);
      writer.byte(left);
    },
    signed: (value) => {
      writer.number(value < 0 ? -2 * value - 1 : 2 * value);
    },
    bytes: (value) => {
      reserve(value.length);
      buffer.set(value, size);
      size += value.length;
    },
    written: () => buffer.subarray(0, size),
  };
  return writer;
}
