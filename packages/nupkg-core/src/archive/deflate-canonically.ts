import type { ByteSource } from '@nuspine/primitives';
import { deflateSegment, SEGMENT_SIZE, WINDOW_SIZE } from './deflate-segment.ts';

/** A piece of content and its part of the compressed stream. */
export interface DeflatedSegment {
  readonly content: Uint8Array;
  readonly deflated: Uint8Array;
}

/**
 * Raw deflate whose bytes are fixed by docs/formats/canonical-package.md: equal on every machine and in every release,
 * and equal to what stock zlib gives.
 */
export function deflateCanonically(bytes: Uint8Array): Uint8Array {
  const segments: Uint8Array[] = [];
  for (let offset = 0; offset < bytes.length || offset === 0; offset += SEGMENT_SIZE) {
    const end = offset + SEGMENT_SIZE;
    const window = bytes.subarray(Math.max(0, offset - WINDOW_SIZE), offset);
    segments.push(deflateSegment({ content: bytes.subarray(offset, end), window, isLast: end >= bytes.length }));
  }
  return Buffer.concat(segments);
}

/** The same stream for content of any size, one segment at a time. */
export async function* deflateSource(source: ByteSource): AsyncGenerator<DeflatedSegment> {
  let window = new Uint8Array();
  for (let offset = 0; offset < source.size || offset === 0; offset += SEGMENT_SIZE) {
    const content = await source.read(offset, Math.min(SEGMENT_SIZE, source.size - offset));
    const isLast = offset + SEGMENT_SIZE >= source.size;
    yield { content, deflated: deflateSegment({ content, window, isLast }) };
    window = Uint8Array.from(content.subarray(-WINDOW_SIZE));
  }
}
