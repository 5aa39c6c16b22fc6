// A thread that hashes files, one after the other.
import { createHash } from 'node:crypto';
import { closeSync, openSync, readSync } from 'node:fs';
import { parentPort } from 'node:worker_threads';
import type { Digest } from '@nuspine/primitives';

/** What a thread answers: a digest, or why there is none. */
export type DigestAnswer = { readonly digest: Digest } | { readonly error: string };

const CHUNK = 1 << 20;

parentPort?.on('message', (path: string) => {
  parentPort?.postMessage(answerFor(path));
});

function answerFor(path: string): DigestAnswer {
  try {
    return { digest: digestOf(path) };
  } catch (error) {
    return { error: error instanceof Error ? error.message : String(error) };
  }
}

function digestOf(path: string): Digest {
  const hash = createHash('sha256');
  const bytes = Buffer.allocUnsafe(CHUNK);
  const file = openSync(path, 'r');
  try {
    for (;;) {
      const length = readSync(file, bytes, 0, CHUNK, null);
      if (length === 0) return `sha256:${hash.digest('hex')}`;
      hash.update(bytes.subarray(0, length));
    }
  } finally {
    closeSync(file);
  }
}
