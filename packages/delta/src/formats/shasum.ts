import { createHash } from 'node:crypto';
import { DeltaError } from '../errors.ts';
import { requireWithin } from '../feed-limits.ts';

/** What a `.shasum` entry records about the file it stands beside. */
export interface Shasum {
  /** 40 upper-case hexadecimal digits. */
  readonly sha1: string;
  /** In bytes. */
  readonly size: number;
}

const LINE = /^\ufeff?([0-9a-f]{40})\s+\S.*\s(\d+)\s*$/i;

/** The SHA-1 of exact bytes, as RELEASES and .shasum files write it. */
export function sha1Of(bytes: Uint8Array): string {
  return createHash('sha1').update(bytes).digest('hex').toUpperCase();
}

/**
 * The content of a `.shasum` entry for `content`. Squirrel splits the line at white space and cuts it at `#`, but never
 * compares the name: with those characters escaped, it applies deltas of files that its own writer makes unreadable.
 */
export function formatShasum(fileName: string, content: Uint8Array): Uint8Array {
  const name = fileName.replace(/[\s#%]/g, (character) => encodeURIComponent(character));
  return Buffer.from(`\ufeff${sha1Of(content)} ${name}.shasum ${String(content.length)}`, 'utf8');
}

/**
 * Reads a `.shasum` entry; `undefined` for an empty one, which Squirrel writes beside an unchanged file. A name with
 * spaces or `#`, which Squirrel writes but cannot read, is accepted. Throws `DELTA_SHASUM_INVALID`.
 */
export function parseShasum(bytes: Uint8Array, path: string): Shasum | undefined {
  if (bytes.length === 0) return undefined;
  requireWithin('shasumBytes', bytes.length, path);
  const [, sha1, digits] = LINE.exec(Buffer.from(bytes).toString('utf8')) ?? [];
  const size = Number(digits);
  if (sha1 === undefined || !Number.isSafeInteger(size)) {
    throw new DeltaError('DELTA_SHASUM_INVALID', 'shasum is not a SHA-1, a file name and a size', { path });
  }
  return { sha1: sha1.toUpperCase(), size };
}
