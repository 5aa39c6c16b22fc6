import { crc32 } from 'node:zlib';
import { NupkgError } from '../errors.ts';
import { SIGNATURE_ENTRY } from '../opc/part-names.ts';
import { deflateContent } from './deflate-canonically.ts';
import type { ContentStream, PackedContent } from './entry-content.ts';
import type { SegmentCompressor } from './segment-compressor.ts';

/** Compressed content up to this size is kept between measuring and writing; larger content is compressed twice. */
export const KEPT_SIZE: number = 32 * 2 ** 20;

/**
 * canonical-package §4.1: deflated, or stored where that is not smaller or NuGet wants it so. Memory is bounded whatever
 * the size.
 */
export async function packContent(
  content: ContentStream,
  path: string,
  compressor: SegmentCompressor,
  keptSize: number = KEPT_SIZE,
): Promise<PackedContent> {
  if (content.packed !== undefined) return content.packed;
  const { size } = content;
  const kept: Uint8Array[] = [];
  let deflatedSize = 0;
  const deflated = deflateContent(content, path, compressor);
  for await (const chunk of deflated.chunks) {
    deflatedSize += chunk.length;
    if (deflatedSize <= keptSize) kept.push(chunk);
    else kept.length = 0;
  }
  const crc = deflated.crc32();
  if (deflatedSize >= size || path === SIGNATURE_ENTRY) {
    const chunks = (): AsyncIterable<Uint8Array> => storedAgain(content, crc, path);
    return { method: 'store', size, compressedSize: size, crc32: crc, chunks };
  }
  const chunks = (): AsyncIterable<Uint8Array> =>
    deflatedSize <= keptSize ? taken(kept) : deflatedAgain(content, crc, path, compressor);
  return { method: 'deflate', size, compressedSize: deflatedSize, crc32: crc, chunks };
}

/** Lets go of each chunk as it is written. */
async function* taken(chunks: Uint8Array[]): AsyncGenerator<Uint8Array> {
  chunks.reverse();
  for (let chunk = chunks.pop(); chunk !== undefined; chunk = chunks.pop()) yield chunk;
}

async function* storedAgain(content: ContentStream, wanted: number, path: string): AsyncGenerator<Uint8Array> {
  let found = 0;
  for await (const chunk of content.chunks()) {
    found = crc32(chunk, found);
    yield chunk;
  }
  requireSame(wanted, found, path);
}

async function* deflatedAgain(
  content: ContentStream,
  wanted: number,
  path: string,
  compressor: SegmentCompressor,
): AsyncGenerator<Uint8Array> {
  const deflated = deflateContent(content, path, compressor);
  yield* deflated.chunks;
  requireSame(wanted, deflated.crc32(), path);
}

function requireSame(wanted: number, found: number, path: string): void {
  if (wanted === found) return;
  throw new NupkgError('NUPKG_CONTENT_CHANGED', 'content changed while it was packed', { path, wanted, found });
}
