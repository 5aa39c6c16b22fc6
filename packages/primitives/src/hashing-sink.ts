import { createHash, type Hash } from 'node:crypto';
import type { ByteSink } from './byte-sink.ts';
import { type ByteSource, sourceChunks } from './byte-source.ts';
import type { Digest } from './digest.ts';

/** Size and hashes of exact bytes: SHA-256 for us, SHA-1 for RELEASES. */
export interface FileStamp {
  /** In bytes. */
  readonly size: number;
  readonly digest: Digest;
  /** 40 upper-case hexadecimal digits. */
  readonly sha1: string;
}

/** Hashes what is written through it. */
export interface HashingSink extends ByteSink {
  /** Stamp of everything written. To be called once, after the last write. */
  stamp(): FileStamp;
}

interface Hashes {
  readonly sha256: Hash;
  readonly sha1: Hash;
}

function newHashes(): Hashes {
  return { sha256: createHash('sha256'), sha1: createHash('sha1') };
}

/** Hashes everything on its way to `sink`, or only hashes it when there is none. */
export function hashingSink(sink?: ByteSink): HashingSink {
  // What hashes takes time to load: until something is written, whoever writes it can be about it.
  let hashes: Hashes | undefined;
  let size = 0;
  return {
    write: async (bytes) => {
      hashes ??= newHashes();
      hashes.sha256.update(bytes);
      hashes.sha1.update(bytes);
      size += bytes.length;
      await sink?.write(bytes);
    },
    stamp: () => {
      const { sha256, sha1 } = hashes ?? newHashes();
      return { size, digest: `sha256:${sha256.digest('hex')}`, sha1: sha1.digest('hex').toUpperCase() };
    },
  };
}

/** The stamp of a whole source, read once, in pieces. */
export async function stampSource(source: ByteSource): Promise<FileStamp> {
  const sink = hashingSink();
  for await (const chunk of sourceChunks(source)) await sink.write(chunk);
  return sink.stamp();
}
