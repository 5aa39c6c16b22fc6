import type { Region } from './assembly-layout.ts';

/** How metadata begin (II.24.2.1). */
export const METADATA_MAGIC = 0x424a_5342;

const MAX_STREAMS = 16;
const MAX_STREAM_NAME = 32;

/** The streams of metadata. */
export interface MetadataStreams {
  readonly byName: ReadonlyMap<string, Region>;
  /** Where their headers end in the file. */
  readonly headersEnd: number;
}

/**
 * Reads the stream headers behind the version text (II.24.2.1 and II.24.2.2) of the metadata that begin at an offset.
 * `undefined` for too many, for two of one name, and for one that is not all in the file. Throws `RangeError` where
 * the file ends too early.
 */
export function findStreams(view: DataView, metadata: number): MetadataStreams | undefined {
  const start = metadata + 16 + view.getUint32(metadata + 12, true);
  const count = view.getUint16(start + 2, true);
  const byName = new Map<string, Region>();
  let at = start + 4;
  for (let index = 0; index < Math.min(count, MAX_STREAMS); index += 1) {
    const region = { offset: metadata + view.getUint32(at, true), size: view.getUint32(at + 4, true) };
    const name = streamName(view, at + 8);
    if (byName.has(name) || region.offset + region.size > view.byteLength) return undefined;
    byName.set(name, region);
    at += 8 + (name.length & ~3) + 4;
  }
  return count <= MAX_STREAMS ? { byName, headersEnd: at } : undefined;
}

function streamName(view: DataView, at: number): string {
  let name = '';
  for (let code = view.getUint8(at); code !== 0 && name.length < MAX_STREAM_NAME; ) {
    name += String.fromCharCode(code);
    code = view.getUint8(at + name.length);
  }
  return name;
}
