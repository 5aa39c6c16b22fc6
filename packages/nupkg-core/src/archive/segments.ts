import { NupkgError } from '../errors.ts';
import { type Segment, SEGMENT_SIZE, WINDOW_SIZE } from './deflate-segment.ts';
import type { ContentStream } from './entry-content.ts';

/**
 * Cuts content as canonical-deflate §2.1 says; no content has one empty segment. The memory of a segment is used again
 * for the next one. Throws `NUPKG_CONTENT_CHANGED` if the content is not as long as it was said to be.
 */
export async function* segmentsOf(stream: ContentStream, path: string): AsyncGenerator<Segment, void, void> {
  const { size } = stream;
  let window = new Uint8Array();
  let found = 0;
  for await (const content of inPieces(stream)) {
    found += content.length;
    if (found > size) throw changed(path, size, found);
    const next = Uint8Array.from(content.subarray(-WINDOW_SIZE));
    yield { content, window, isLast: found === size };
    window = next;
  }
  if (found < size) throw changed(path, size, found);
  if (size === 0) yield { content: window, window, isLast: true };
}

function changed(path: string, wanted: number, found: number): NupkgError {
  return new NupkgError('NUPKG_CONTENT_CHANGED', 'content is not as long as it was', { path, wanted, found });
}

/** Pieces of a segment each: parts of a chunk where it has all of one, else collected in memory that is used again. */
async function* inPieces({ size, chunks }: ContentStream): AsyncGenerator<Uint8Array> {
  const held = Buffer.allocUnsafe(Math.min(size, SEGMENT_SIZE));
  let filled = 0;
  let found = 0;
  for await (const chunk of chunks()) {
    for (let at = 0; at < chunk.length; ) {
      const wanted = Math.min(SEGMENT_SIZE, Math.max(size - found, 1)) - filled;
      const part = chunk.subarray(at, at + wanted);
      at += part.length;
      if (part.length === wanted && filled === 0) {
        found += part.length;
        yield part;
        continue;
      }
      held.set(part, filled);
      filled += part.length;
      if (part.length < wanted) continue;
      found += filled;
      yield held.subarray(0, filled);
      filled = 0;
    }
  }
  if (filled > 0) yield held.subarray(0, filled);
}
