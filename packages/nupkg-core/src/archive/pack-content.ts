import { crc32 } from 'node:zlib';
import { type ByteSource, sourceChunks } from '@nuspine/primitives';
import { NupkgError } from '../errors.ts';
import type { CompressionMethod } from './archive.ts';
import { deflateSource } from './deflate-canonically.ts';

/** Compressed content up to this size is kept between measuring and writing; larger content is compressed twice. */
const KEPT_SIZE = 32 * 2 ** 20;

/** Content as an archive holds it. Its sizes and CRC stand before it, so they are known before a byte is written. */
export interface PackedContent {
  readonly method: CompressionMethod;
  readonly size: number;
  readonly compressedSize: number;
  readonly crc32: number;
  /** What to write. Throws `NUPKG_CONTENT_CHANGED` if the source is not what it was when it was measured. */
  chunks(): AsyncIterable<Uint8Array>;
}

/** canonical-package §4.1: deflated, or stored where that is not smaller. Memory is bounded whatever the size. */
export async function packContent(
  source: ByteSource,
  path: string,
  keptSize: number = KEPT_SIZE,
): Promise<PackedContent> {
  const kept: Uint8Array[] = [];
  let deflatedSize = 0;
  let crc = 0;
  for await (const { content, deflated } of deflateSource(source)) {
    crc = crc32(content, crc);
    deflatedSize += deflated.length;
    if (deflatedSize <= keptSize) kept.push(deflated);
    else kept.length = 0;
  }
  const measured = { size: source.size, crc32: crc };
  if (deflatedSize >= source.size) {
    const chunks = (): AsyncIterable<Uint8Array> => storedAgain(source, crc, path);
    return { ...measured, method: 'store', compressedSize: source.size, chunks };
  }
  const chunks = (): AsyncIterable<Uint8Array> =>
    deflatedSize <= keptSize ? each(kept) : deflatedAgain(source, crc, path);
  return { ...measured, method: 'deflate', compressedSize: deflatedSize, chunks };
}

async function* each(chunks: readonly Uint8Array[]): AsyncGenerator<Uint8Array> {
  yield* chunks;
}

async function* storedAgain(source: ByteSource, wanted: number, path: string): AsyncGenerator<Uint8Array> {
  let found = 0;
  for await (const chunk of sourceChunks(source)) {
    found = crc32(chunk, found);
    yield chunk;
  }
  requireSame(wanted, found, path);
}

async function* deflatedAgain(source: ByteSource, wanted: number, path: string): AsyncGenerator<Uint8Array> {
  let found = 0;
  for await (const { content, deflated } of deflateSource(source)) {
    found = crc32(content, found);
    yield deflated;
  }
  requireSame(wanted, found, path);
}

function requireSame(wanted: number, found: number, path: string): void {
  if (wanted === found) return;
  throw new NupkgError('NUPKG_CONTENT_CHANGED', 'content changed while it was packed', { path, wanted, found });
}
