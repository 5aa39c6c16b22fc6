import { readFile, rm, writeFile } from 'node:fs/promises';
import { type Digest, digestBytes } from '@nuspine/primitives';
import { withTemporaryFolder } from '@nuspine/testkit';
import { describe, expect, it } from 'vitest';
import { openFileCache } from '../../../src/fs/http-feed/file-cache.ts';

/** Fetches a file by writing this text, and counts how often. */
function fetcher(text: string): { (path: string): Promise<Digest>; count: number } {
  const fetch = async (path: string): Promise<Digest> => {
    fetch.count += 1;
    await writeFile(path, text);
    return digestBytes(Buffer.from(text));
  };
  fetch.count = 0;
  return fetch;
}

describe('openFileCache', () => {
  it('fetches once, however many ask, in this run and the next', async () => {
    await withTemporaryFolder(async (folder) => {
      const fetch = fetcher('hello');
      const cache = openFileCache(folder);
      const paths = await Promise.all([1, 2, 3].map(() => cache.file(['a', 'b.txt'], fetch)));
      paths.push(await openFileCache(folder).file(['a', 'b.txt'], fetch));
      expect([new Set(paths).size, fetch.count]).toEqual([1, 1]);
      expect(await readFile(paths[0] ?? '', 'utf8')).toBe('hello');
    });
  });

  it.each([
    ['was changed', (path: string) => writeFile(path, 'hallo')],
    ['is gone', (path: string) => rm(path)],
    ['lost its digest', (path: string) => rm(`${path}.sha256`)],
    ['has a digest that is none', (path: string) => writeFile(`${path}.sha256`, 'yes')],
  ])('fetches again what %s', async (_, spoil) => {
    await withTemporaryFolder(async (folder) => {
      const fetch = fetcher('hello');
      await spoil(await openFileCache(folder).file(['b.txt'], fetch));
      const path = await openFileCache(folder).file(['b.txt'], fetch);
      expect([await readFile(path, 'utf8'), fetch.count]).toEqual(['hello', 2]);
    });
  });
});
