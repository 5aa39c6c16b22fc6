import { createHash } from 'node:crypto';
import { crc32 } from 'node:zlib';
import type { FilePlace } from '@nuspine/primitives';
import type { CompressionMethod } from './archive.ts';
import { deflateSegment, segmentsIn } from './deflate-segment.ts';
import { inflateWhole } from './inflate-whole.ts';
import { letGo } from './let-go.ts';

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
 * Makes canonical deflate of a content of an archive, with a pause after reading it and after each segment for who has other
 * things to do. `undefined` if it is not what the archive says it is: to find out what is wrong, read it with `entryChunks`.
 */
export function* repackEntry(
  packed: Uint8Array,
  stored: StoredContent,
  wanted: { readonly sha256: boolean },
): Generator<void, Repacked | undefined, void> {
  const content = plainContent(packed, stored);
  if (content === undefined) return undefined;
  const { crc32: crc } = stored;
  const sha256 = wanted.sha256 ? { sha256: createHash('sha256').update(content).digest('hex') } : {};
  const deflated: Uint8Array<ArrayBuffer>[] = [];
  for (const segment of segmentsIn(content)) {
    yield;
    deflated.push(deflateSegment(segment));
  }
  if (content !== packed) letGo(content);
  return { deflated, crc32: crc, ...sha256 };
}

function plainContent(packed: Uint8Array, { method, size, crc32: wanted }: StoredContent): Uint8Array | undefined {
  const content = method === 'store' ? packed : inflated(packed, size);
  return content?.length === size && crc32(content) === wanted ? content : undefined;
}

function inflated(packed: Uint8Array, size: number): Uint8Array | undefined {
  try {
    const { bytes, taken } = inflateWhole(packed, size);
    return taken === packed.length ? bytes : undefined;
  } catch {
    return undefined;
  }
}
