import { createHash, type Hash } from 'node:crypto';
import type { ByteSink } from '../byte-sink.ts';
import { type ByteSource, sourceChunks } from '../byte-source.ts';
import type { Digest } from '../digest.ts';
import { PrimitivesError } from '../errors.ts';

/** A body on its way into a sink, in as many pieces as the connection breaks it into. */
export interface PartialBody {
  /** Bytes that the sink has. */
  position(): number;
  /** Digest of those bytes. */
  digest(): Digest;
  /** Takes note of what the sink had before. To be called first, if at all. */
  begin(earlier: ByteSource): Promise<void>;
  /**
   * Takes a body that starts at byte `from`, 0 or `position()`. What the sink has already is compared, not written again.
   * Throws `HTTP_CONTENT_CHANGED` when it differs, `HTTP_TOO_LARGE` when the body is above the limit.
   */
  accept(chunks: AsyncIterable<Uint8Array>, from: number): Promise<void>;
}

/** `path` is the address, for errors; `max` the most bytes that the body may have. */
export function partialBody(sink: ByteSink, path: string, max: number): PartialBody {
  const written = createHash('sha256');
  let position = 0;

  async function append(bytes: Uint8Array): Promise<void> {
    if (position + bytes.length > max)
      throw new PrimitivesError('HTTP_TOO_LARGE', 'answer is too large', { path, max });
    if (bytes.length === 0) return;
    await sink.write(bytes);
    written.update(bytes);
    position += bytes.length;
  }

  return {
    position: () => position,
    digest: () => digestOf(written),
    begin: async (earlier) => {
      for await (const chunk of sourceChunks(earlier)) written.update(chunk);
      position = earlier.size;
    },
    accept: async (chunks, from) => {
      const known = replay(position - from, digestOf(written));
      for await (const chunk of chunks) await append(known.skip(chunk));
      if (!known.isDone()) throw changed(path);
    },
  };

  /** Takes the first `length` bytes off a body, which must have this digest. */
  function replay(length: number, digest: Digest): { skip(chunk: Uint8Array): Uint8Array; isDone(): boolean } {
    const seen = createHash('sha256');
    let left = length;
    return {
      isDone: () => left === 0,
      skip: (chunk) => {
        if (left === 0) return chunk;
        const old = chunk.subarray(0, left);
        seen.update(old);
        left -= old.length;
        if (left === 0 && digestOf(seen) !== digest) throw changed(path);
        return chunk.subarray(old.length);
      },
    };
  }
}

function digestOf(hash: Hash): Digest {
  return `sha256:${hash.copy().digest('hex')}`;
}

function changed(path: string): PrimitivesError {
  return new PrimitivesError('HTTP_CONTENT_CHANGED', 'answer changed while it was received in parts', { path });
}
