import { Readable } from 'node:stream';
import { type ByteSource, sliceSource, sourceChunks } from '@nuspine/primitives';
import { RandomAccessReader } from 'yauzl';

/** Records of the directory are small and close together: one read of the source serves many of them. */
const BLOCK_SIZE = 16 * 1024;
/** Local headers stand apart, and small buffers cost next to nothing. */
const SCATTERED_SIZE = 512;

/** Gives yauzl the bytes of a source. */
export class SourceReader extends RandomAccessReader {
  readonly #source: ByteSource;
  #blockOffset = 0;
  #block: Uint8Array = new Uint8Array();
  #failure: unknown;
  #blockSize = BLOCK_SIZE;

  constructor(source: ByteSource) {
    super();
    this.#source = source;
  }

  /** What is read from now on lies apart, as local headers do. */
  expectScattered(): void {
    this.#blockSize = SCATTERED_SIZE;
  }

  /** `length` bytes at `offset`, or `undefined` if the source ends before them. */
  async bytes(offset: number, length: number): Promise<Uint8Array | undefined> {
    if (offset + length > this.#source.size) return undefined;
    if (!this.#holds(offset, length)) await this.#load(offset, length);
    const start = offset - this.#blockOffset;
    return this.#block.subarray(start, start + length);
  }

  /**
   * Runs a call of yauzl. What the source threw is thrown as it was, so that a broken disk is not taken for a bad
   * archive; what yauzl objects to becomes the error that `refuse` makes.
   */
  async attempt<T>(call: () => Promise<T>, refuse: (cause: unknown) => Error): Promise<T> {
    try {
      return await call();
    } catch (cause) {
      throw this.#failure ?? refuse(cause);
    }
  }

  override read(
    buffer: Buffer,
    offset: number,
    length: number,
    position: number,
    callback: (error: Error | null, bytesRead?: number) => void,
  ): void {
    this.bytes(position, length).then(
      (bytes) => {
        if (bytes !== undefined) buffer.set(bytes, offset);
        callback(null, bytes?.length ?? 0);
      },
      (error: unknown) => {
        this.#failure = error;
        callback(new Error('source cannot be read', { cause: error }));
      },
    );
  }

  override _readStreamForRange(start: number, end: number): Readable {
    return Readable.from(sourceChunks(sliceSource(this.#source, start, end - start)));
  }

  #holds(offset: number, length: number): boolean {
    return offset >= this.#blockOffset && offset + length <= this.#blockOffset + this.#block.length;
  }

  async #load(offset: number, length: number): Promise<void> {
    const size = Math.min(Math.max(length, this.#blockSize), this.#source.size - offset);
    this.#block = await this.#source.read(offset, size);
    this.#blockOffset = offset;
  }
}
