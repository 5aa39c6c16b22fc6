import { mapAhead } from '../map-ahead.ts';
import { deflateSegment, SEGMENT_SIZE, WINDOW_SIZE } from './deflate-segment.ts';
import type { ContentStream } from './entry-content.ts';
import type { SegmentCompressor } from './segment-compressor.ts';
import { segmentsOf } from './segments.ts';

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

/** The same stream for content of any size, some segments at a time. Throws what `segmentsOf` throws. */
export function deflateContent(
  content: ContentStream,
  path: string,
  compressor: SegmentCompressor,
): AsyncGenerator<DeflatedSegment, void, void> {
  const room = { total: compressor.sideBySide, weigh: () => 1 };
  return mapAhead(segmentsOf(content, path), room, async (segment) => ({
    content: segment.content,
    deflated: await compressor.deflate(segment),
  }));
}
