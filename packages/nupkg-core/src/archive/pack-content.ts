import { crc32 } from 'node:zlib';
import { NupkgError } from '../errors.ts';
import { SIGNATURE_ENTRY } from '../opc/part-names.ts';
import { deflateContent } from './deflate-canonically.ts';
import type { ContentStream, PackedContent } from './entry-content.ts';
import { letGo } from './let-go.ts';
import type { SegmentCompressor } from './segment-compressor.ts';

/** Compressed content up to this size is kept between measuring and writing. */
export const KEPT_SIZE: number = 8 * 2 ** 20;

/** Somewhere to put what is too large for memory until its turn comes to be written. */
export interface Spool {
  write(bytes: Uint8Array): Promise<void>;
  /** All of it, in order, once. */
  chunks(): AsyncIterable<Uint8Array>;
}

export interface PackOptions {
  /** Opens a spool for one content. Without it, what is too large to be kept is compressed a second time. */
  readonly openSpool?: (() => Promise<Spool>) | undefined;
  readonly keptSize?: number;
}

/**
 * canonical-package §4.1: deflated, or stored where that is not smaller or NuGet wants it so. Memory is bounded whatever
 * the size.
 */
export async function packContent(
  content: ContentStream,
  path: string,
  compressor: SegmentCompressor,
  { openSpool, keptSize = KEPT_SIZE }: PackOptions = {},
): Promise<PackedContent> {
  if (content.packed !== undefined) return content.packed;
  const { size } = content;
  const kept: Uint8Array[] = [];
  let spool: Spool | undefined;
  let deflatedSize = 0;
  const deflated = deflateContent(content, path, compressor);
  for await (const chunk of deflated.chunks) {
    deflatedSize += chunk.length;
    kept.push(chunk);
    if (deflatedSize <= keptSize) continue;
    spool ??= await openSpool?.();
    for (const waiting of kept.splice(0)) {
      await spool?.write(waiting);
      letGo(waiting);
    }
  }
  const measured = { size, crc32: deflated.crc32() };
  if (deflatedSize >= size || path === SIGNATURE_ENTRY) {
    const chunks = (): AsyncIterable<Uint8Array> => storedAgain(content, measured.crc32, path);
    return { method: 'store', compressedSize: size, ...measured, chunks };
  }
  const chunks = (): AsyncIterable<Uint8Array> => {
    if (deflatedSize <= keptSize) return taken(kept);
    return spool?.chunks() ?? deflatedAgain(content, measured.crc32, path, compressor);
  };
  return { method: 'deflate', compressedSize: deflatedSize, ...measured, chunks };
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
