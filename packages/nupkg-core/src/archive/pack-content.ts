import { crc32 } from 'node:zlib';
import { parseDigest } from '@nuspine/primitives';
import { NupkgError } from '../errors.ts';
import { SIGNATURE_ENTRY } from '../opc/part-names.ts';
import { deflateContent } from './deflate-canonically.ts';
import { type ContentStream, contentStream, type PackedContent } from './entry-content.ts';
import { letGo } from './let-go.ts';
import type { Repacked } from './repack-entry.ts';
import { ONE_BY_ONE, type SegmentCompressor } from './segment-compressor.ts';

/** Compressed content up to this size is kept between measuring and writing. */
export const KEPT_SIZE: number = 4 * 2 ** 20;

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
  const repacked = await repackContent(content, compressor);
  if (repacked !== undefined) return choosePacked(content, path, keptDeflated(repacked));
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
  const crc = deflated.crc32();
  const chunks = (): AsyncIterable<Uint8Array> => {
    if (deflatedSize <= keptSize) return taken(kept);
    return spool?.chunks() ?? deflatedAgain(content, crc, path, compressor);
  };
  return choosePacked(content, path, { crc32: crc, deflatedSize, kept, chunks });
}

/** Some bytes as they are written to `path`, packed here and now: that may be long before their turn comes to be written. */
export async function packedBytes(bytes: Uint8Array, path: string): Promise<ContentStream> {
  const content = contentStream(bytes);
  return { ...content, packed: await packContent(content, path, ONE_BY_ONE) };
}

/** A content that the compressor takes as a whole. What is wrong with it comes out as it is read here. */
export async function repackContent(
  { filed, onRead }: ContentStream,
  { repack }: SegmentCompressor,
): Promise<Repacked | undefined> {
  if (filed === undefined || repack === undefined) return undefined;
  const repacked = await repack(filed, { sha256: onRead !== undefined });
  if (repacked?.sha256 !== undefined) onRead?.(parseDigest(`sha256:${repacked.sha256}`));
  return repacked;
}

function keptDeflated({ deflated, crc32: crc }: Repacked): Deflated {
  const deflatedSize = deflated.reduce((sum, { length }) => sum + length, 0);
  return { crc32: crc, deflatedSize, kept: deflated, chunks: () => taken([...deflated]) };
}

/** What a content comes to when it is deflated, and how to have that. */
interface Deflated {
  readonly crc32: number;
  readonly deflatedSize: number;
  /** What of it is in memory. */
  readonly kept: readonly Uint8Array[];
  chunks(): AsyncIterable<Uint8Array>;
}

function choosePacked(
  content: ContentStream,
  path: string,
  { crc32: crc, deflatedSize, kept, chunks }: Deflated,
): PackedContent {
  const measured = { size: content.size, crc32: crc };
  if (deflatedSize < content.size && path !== SIGNATURE_ENTRY) {
    return { method: 'deflate', compressedSize: deflatedSize, ...measured, chunks };
  }
  for (const chunk of kept) letGo(chunk);
  return { method: 'store', compressedSize: content.size, ...measured, chunks: () => storedAgain(content, crc, path) };
}

/** Lets go of each chunk when it has been written, which is when the next one is asked for. */
async function* taken(chunks: Uint8Array[]): AsyncGenerator<Uint8Array> {
  chunks.reverse();
  for (let chunk = chunks.pop(); chunk !== undefined; chunk = chunks.pop()) {
    yield chunk;
    letGo(chunk);
  }
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
