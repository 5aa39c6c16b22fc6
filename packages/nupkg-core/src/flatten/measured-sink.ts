import { createHash } from 'node:crypto';
import { type ByteSink, type Digest, parseDigest } from '@nuspine/primitives';

export interface Measure {
  readonly size: number;
  readonly digest: Digest;
  /** SHA-1 in upper-case hexadecimal digits, as Squirrel's RELEASES has it. */
  readonly sha1: string;
}

/** Passes bytes on and measures them. `measure` is asked once, when all is written. */
export function measuredSink(sink: ByteSink): ByteSink & { measure(): Measure } {
  const sha256 = createHash('sha256');
  const sha1 = createHash('sha1');
  let size = 0;
  return {
    write: async (bytes) => {
      sha256.update(bytes);
      sha1.update(bytes);
      size += bytes.length;
      await sink.write(bytes);
    },
    measure: () => ({
      size,
      digest: parseDigest(`sha256:${sha256.digest('hex')}`),
      sha1: sha1.digest('hex').toUpperCase(),
    }),
  };
}
