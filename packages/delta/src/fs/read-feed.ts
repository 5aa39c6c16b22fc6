import { withFileSource } from '@nuspine/primitives/fs';
import { stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { requireWithin } from '../feed-limits.ts';
import { parseReleases, type ReleaseEntry, RELEASES_FILE_NAME } from '../releases-index.ts';

/** A feed folder and its index. */
export interface FeedIndex {
  readonly folder: string;
  /** In the order of the file. */
  readonly entries: readonly ReleaseEntry[];
}

/**
 * Reads the index of a feed, given its folder or the index itself. Throws `SOURCE_READ_FAILED` without one, or what
 * `parseReleases` throws.
 */
export async function readFeed(path: string): Promise<FeedIndex> {
  const found = await stat(path).catch(() => undefined);
  const file = found?.isFile() === true ? path : join(path, RELEASES_FILE_NAME);
  return { folder: dirname(file), entries: parseReleases(await readIndex(file), file) };
}

async function readIndex(path: string): Promise<Uint8Array> {
  return withFileSource(path, async (source) => {
    requireWithin('releasesBytes', source.size, path);
    return source.read(0, source.size);
  });
}
