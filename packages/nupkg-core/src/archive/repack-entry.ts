import { createHash, type Hash } from 'node:crypto';
import { crc32 } from 'node:zlib';
import type { FilePlace } from '@nuspine/primitives';
import type { CompressionMethod } from './archive.ts';
import { type Codec, giveCodec, takeCodec } from './codec.ts';
import { deflateHere, SEGMENT_SIZE, WINDOW_SIZE } from './deflate-segment.ts';
import { inflateHere, type PiecesHere, type ReadPacked, storedHere } from './inflate-here.ts';

/** What an archive says of a content. */
export interface StoredContent {
  readonly method: CompressionMethod;
  readonly size: number;
  readonly compressedSize: number;
  readonly crc32: number;
}

/** Such a content, and where it stands in an open file. */
export interface FiledContent extends StoredContent, FilePlace {}

/** A content that was read, checked and deflated. */
export interface Repacked {
  /** The canonical bytes, in order. */
  readonly deflated: readonly Uint8Array<ArrayBuffer>[];
  /** Of the content. */
  readonly crc32: number;
  /** SHA-256 of it, in lower-case hexadecimal digits, if it was asked for. */
  readonly sha256?: string;
}

/**
 * Makes canonical deflate of a content of an archive, with a pause after each segment for who has other things to do. Each is
 * inflated where it is deflated. `undefined` if the content is not what the archive says it is: to find out what is wrong,
 * read it with `entryChunks`.
 */
export function* repackEntry(
  read: ReadPacked,
  stored: StoredContent,
  wanted: { readonly sha256: boolean },
): Generator<void, Repacked | undefined, void> {
  const codec = takeCodec();
  try {
    return yield* repackWith(codec, read, stored, wanted.sha256 ? createHash('sha256') : undefined);
  } finally {
    giveCodec(codec);
  }
}

function* repackWith(
  codec: Codec,
  read: ReadPacked,
  stored: StoredContent,
  sha256: Hash | undefined,
): Generator<void, Repacked | undefined, void> {
  const { size, crc32: wanted } = stored;
  const pieces = piecesOf(codec, read, stored);
  const deflated: Uint8Array<ArrayBuffer>[] = [];
  let crc = 0;
  for (let offset = 0; offset < size || offset === 0; offset += SEGMENT_SIZE) {
    if (offset > 0) yield;
    const length = Math.min(SEGMENT_SIZE, size - offset);
    const window = offset === 0 ? 0 : WINDOW_SIZE;
    const isLast = offset + length === size;
    if (!pieces.next(length) || (isLast && !pieces.isDone())) return undefined;
    const start = codec.inputAddress() + window;
    const content = codec.memory.subarray(start, start + length);
    crc = crc32(content, crc);
    sha256?.update(content);
    deflated.push(deflateHere(codec, window, length, isLast));
    if (!isLast) pieces.slide(WINDOW_SIZE);
  }
  if (crc !== wanted) return undefined;
  return { deflated, crc32: crc, ...(sha256 === undefined ? {} : { sha256: sha256.digest('hex') }) };
}

function piecesOf(codec: Codec, read: ReadPacked, { method, size, compressedSize }: StoredContent): PiecesHere {
  return method === 'store' ? storedHere(codec, compressedSize - size, read) : inflateHere(codec, compressedSize, read);
}
