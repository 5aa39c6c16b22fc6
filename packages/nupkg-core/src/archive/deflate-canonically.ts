import { crc32 } from 'node:zlib';
import { mapAhead } from '../map-ahead.ts';
import { deflateSegment, segmentsIn } from './deflate-segment.ts';
import type { ContentStream } from './entry-content.ts';
import type { SegmentCompressor } from './segment-compressor.ts';
import { segmentsOf } from './segments.ts';

/**
 * Raw deflate whose bytes are fixed by docs/formats/canonical-deflate.md: equal on every machine and in every release.
 */
export function deflateCanonically(bytes: Uint8Array): Uint8Array {
  return Buffer.concat(Array.from(segmentsIn(bytes), deflateSegment));
}

/** Content on its way through deflate. */
export interface DeflatedContent {
  readonly chunks: AsyncGenerator<Uint8Array, void, void>;
  /** Of the whole content, once all chunks have been taken. */
  crc32(): number;
}

/** The same stream for content of any size, some segments at a time. Taking chunks throws what `segmentsOf` throws. */
export function deflateContent(content: ContentStream, path: string, compressor: SegmentCompressor): DeflatedContent {
  const { crc32: known } = content;
  let crc = 0;
  const room = { total: compressor.sideBySide, weigh: () => 1 };
  const chunks = mapAhead(segmentsOf(content, path), room, (segment) => {
    if (known === undefined) crc = crc32(segment.content, crc);
    return compressor.deflate(segment);
  });
  return { chunks, crc32: () => known ?? crc };
}
