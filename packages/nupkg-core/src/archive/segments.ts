import { NupkgError } from '../errors.ts';
import { type Segment, SEGMENT_SIZE, WINDOW_SIZE } from './deflate-segment.ts';
import type { ContentStream } from './entry-content.ts';

/**
 * Cuts content as canonical-package §4.2 says; no content has one empty segment.
 * Throws `NUPKG_CONTENT_CHANGED` if it is not as long as it was said to be.
 */
export async function* segmentsOf({ size, chunks }: ContentStream, path: string): AsyncGenerator<Segment, void, void> {
  let window: Uint8Array = new Uint8Array();
  let found = 0;
  for await (const content of inPieces(chunks(), SEGMENT_SIZE)) {
    found += content.length;
    if (found > size) throw changed(path, size, found);
    yield { content, window, isLast: found === size };
    window = content.subarray(-WINDOW_SIZE);
  }
  if (found < size) throw changed(path, size, found);
  if (size === 0) yield { content: window, window, isLast: true };
}

function changed(path: string, wanted: number, found: number): NupkgError {
  return new NupkgError('NUPKG_CONTENT_CHANGED', 'content is not as long as it was', { path, wanted, found });
}

/** The same bytes in pieces of exactly `size`, and what is left. */
async function* inPieces(chunks: AsyncIterable<Uint8Array>, size: number): AsyncGenerator<Uint8Array> {
  let parts: Uint8Array[] = [];
  let held = 0;
  for await (const chunk of chunks) {
    for (let at = 0; at < chunk.length; ) {
      const part = chunk.subarray(at, at + size - held);
      parts.push(part);
      held += part.length;
      at += part.length;
      if (held < size) continue;
      yield joined(parts);
      parts = [];
      held = 0;
    }
  }
  if (held > 0) yield joined(parts);
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const [first, ...rest] = parts;
  return first !== undefined && rest.length === 0 ? first : Buffer.concat(parts);
}
