import { PrimitivesError } from '@nuspine/primitives';
import { withFileSource } from '@nuspine/primitives/fs';
import { readdir, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { requireWithin } from '../feed-limits.ts';
import { type FeedIndex, formatOfIndex, parseIndex } from '../feed-index.ts';
import { RELEASES_FILE_NAME } from '../releases-index.ts';

/** A feed folder and its indexes: `RELEASES`, `releases.<channel>.json`, or several of them. */
export interface Feed {
  readonly folder: string;
  readonly indexes: readonly FeedIndex[];
}

/**
 * Reads the indexes of a feed, given its folder, or one of them, given its path. Throws `SOURCE_READ_FAILED` without
 * one, or what `parseIndex` throws.
 */
export async function readFeed(path: string): Promise<Feed> {
  const found = await stat(path).catch(() => undefined);
  if (found?.isFile() === true) return { folder: dirname(path), indexes: [await readIndex(path)] };
  const names = await indexNames(path);
  // Without any, the error names the one that Squirrel looks for.
  const wanted = names.length === 0 ? [RELEASES_FILE_NAME] : names;
  return { folder: path, indexes: await Promise.all(wanted.map((name) => readIndex(join(path, name)))) };
}

/** The names of the indexes in a folder, in ordinal order. Throws `SOURCE_READ_FAILED` for what is no folder. */
async function indexNames(folder: string): Promise<string[]> {
  try {
    return (await readdir(folder)).filter((name) => formatOfIndex(name) !== undefined).toSorted();
  } catch (cause) {
    throw new PrimitivesError('SOURCE_READ_FAILED', 'folder cannot be read', { path: folder, cause });
  }
}

async function readIndex(path: string): Promise<FeedIndex> {
  return withFileSource(path, async (source) => {
    requireWithin('releasesBytes', source.size, path);
    return parseIndex(basename(path), await source.read(0, source.size), path);
  });
}
