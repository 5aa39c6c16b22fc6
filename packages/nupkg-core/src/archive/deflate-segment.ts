import { type Codec, giveCodec, takeCodec } from './codec.ts';

/** canonical-deflate §2: content is cut into segments of 1 MiB, each seeing the 32 KiB before it. */
export const SEGMENT_SIZE: number = 2 ** 20;
export const WINDOW_SIZE: number = 2 ** 15;

/** A part of some content that is compressed on its own. */
export interface Segment {
  /** At most `SEGMENT_SIZE` bytes. */
  readonly content: Uint8Array;
  /** The `WINDOW_SIZE` bytes before them; none for the first segment. */
  readonly window: Uint8Array;
  readonly isLast: boolean;
}

/** The canonical bytes of a segment (canonical-deflate §2 to §7), on every machine. */
export function deflateSegment({ content, window, isLast }: Segment): Uint8Array<ArrayBuffer> {
  const codec = takeCodec();
  try {
    codec.memory.set(window, codec.inputAddress());
    codec.memory.set(content, codec.inputAddress() + window.length);
    return deflateHere(codec, window.length, content.length, isLast);
  } finally {
    giveCodec(codec);
  }
}

/** The same of a segment that stands in the memory of a codec, behind its window. */
export function deflateHere(codec: Codec, window: number, size: number, isLast: boolean): Uint8Array<ArrayBuffer> {
  const deflated = codec.deflate(window, size, isLast ? 1 : 0);
  const start = codec.outputAddress();
  return codec.memory.slice(start, start + deflated);
}

/** Cuts a content in memory as canonical-deflate §2 says; no content has one empty segment. */
export function* segmentsIn(bytes: Uint8Array): Generator<Segment, void, void> {
  for (let offset = 0; offset < bytes.length || offset === 0; offset += SEGMENT_SIZE) {
    const end = offset + SEGMENT_SIZE;
    const window = bytes.subarray(Math.max(0, offset - WINDOW_SIZE), offset);
    yield { content: bytes.subarray(offset, end), window, isLast: end >= bytes.length };
  }
}
