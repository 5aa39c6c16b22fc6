import type { ByteSource } from '@nuspine/primitives';

/** Local headers stand apart, and small buffers cost next to nothing. */
const BLOCK_SIZE = 512;

/** Bytes of a source that have been read, and where they stand. */
interface Block {
  readonly offset: number;
  readonly bytes: Buffer;
}

/** Reads small pieces of a source: what one read of the source brought serves those after it too. */
export class SourceReader {
  readonly #source: ByteSource;
  readonly #tail: Block;
  #block: Block;

  /** `tail`: bytes of the source from `offset` on that have been read already, and are kept. */
  constructor(source: ByteSource, offset = 0, tail: Buffer = Buffer.alloc(0)) {
    this.#source = source;
    this.#tail = { offset, bytes: tail };
    this.#block = this.#tail;
  }

  /** `length` bytes at `offset` that have been read already: whoever asks for many small pieces need not wait for each. */
  held(offset: number, length: number): Buffer | undefined {
    return part(this.#block, offset, length) ?? part(this.#tail, offset, length);
  }

  /** `length` bytes at `offset`, or `undefined` if the source ends before them. */
  async bytes(offset: number, length: number): Promise<Buffer | undefined> {
    if (offset + length > this.#source.size) return undefined;
    const held = this.held(offset, length);
    if (held !== undefined) return held;
    const size = Math.min(Math.max(length, BLOCK_SIZE), this.#source.size - offset);
    const bytes = asBuffer(await this.#source.read(offset, size));
    this.#block = { offset, bytes };
    return bytes.subarray(0, length);
  }

  /** The source, read through here. */
  asSource(): ByteSource {
    return {
      size: this.#source.size,
      read: async (offset, length) => (await this.bytes(offset, length)) ?? this.#source.read(offset, length),
    };
  }
}

function part({ offset, bytes }: Block, from: number, length: number): Buffer | undefined {
  const start = from - offset;
  return start >= 0 && start + length <= bytes.length ? bytes.subarray(start, start + length) : undefined;
}

/** The same bytes, as a `Buffer`. */
export function asBuffer(bytes: Uint8Array): Buffer {
  return Buffer.isBuffer(bytes) ? bytes : Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
}
