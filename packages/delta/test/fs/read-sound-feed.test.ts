import { mkdir, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseNuGetVersion } from '@nuspine/primitives';
import { withTemporaryFolder } from '@nuspine/testkit';
import { describe, expect, it } from 'vitest';
import { hasIndex, indexesToAddTo, readSoundFeed } from '../../src/fs/read-sound-feed.ts';
import { fillFeed } from './feed-folder.ts';

describe('readSoundFeed', () => {
  it('is what the index lists', async () => {
    await withTemporaryFolder(async (feed) => {
      await fillFeed(feed, 1);
      const [index] = await readSoundFeed(feed);
      expect(index).toMatchObject({ fileName: 'RELEASES', format: 'squirrel' });
      expect(index?.entries.map(({ fileName }) => fileName)).toEqual([
        'App-1.0.0-full.nupkg',
        'App-1.1.0-delta.nupkg',
        'App-1.1.0-full.nupkg',
      ]);
    });
  });

  it('is nothing where there is no feed', async () => {
    await withTemporaryFolder(async (folder) => {
      expect(await readSoundFeed(folder)).toEqual([]);
      expect(await readSoundFeed(join(folder, 'none'))).toEqual([]);
    });
  });

  it('rejects a feed that does not match its index', async () => {
    await withTemporaryFolder(async (feed) => {
      await fillFeed(feed, 0);
      await truncate(join(feed, 'App-1.0.0-full.nupkg'), 50);
      await expect(readSoundFeed(feed)).rejects.toThrowCode('DELTA_FEED_CORRUPT');
    });
  });
});

describe('hasIndex', () => {
  it('tells a feed from a folder and from nothing', async () => {
    await withTemporaryFolder(async (folder) => {
      await mkdir(join(folder, 'feed'));
      await writeFile(join(folder, 'feed', 'RELEASES'), '');
      expect(await hasIndex(join(folder, 'feed'))).toBe(true);
      expect(await hasIndex(folder)).toBe(false);
      expect(await hasIndex(join(folder, 'none'))).toBe(false);
    });
  });

  it('throws for what is no folder', async () => {
    await withTemporaryFolder(async (folder) => {
      await writeFile(join(folder, 'file'), '');
      await expect(hasIndex(join(folder, 'file'))).rejects.toThrow('ENOTDIR');
    });
  });
});

describe('indexesToAddTo', () => {
  it('is one for each format, empty where the feed has none', async () => {
    await withTemporaryFolder(async (feed) => {
      await fillFeed(feed, 0);
      const indexes = await indexesToAddTo({
        folder: feed,
        indexes: await readSoundFeed(feed),
        formats: ['velopack', 'squirrel'],
        channel: 'beta',
        candidate: { version: parseNuGetVersion('1.1.0') },
      });
      expect(indexes.map(({ fileName, entries }) => [fileName, entries.length])).toEqual([
        ['releases.beta.json', 0],
        ['RELEASES', 1],
      ]);
    });
  });

  it.each([
    ['1.2.0', ['App-1.1.0-full.nupkg']],
    ['1.1.0', ['App-1.0.0-full.nupkg']],
    ['1.0.0', []],
  ])('begins our own with the newest full package before %s', async (version, names) => {
    await withTemporaryFolder(async (feed) => {
      await fillFeed(feed, 1);
      const [index] = await indexesToAddTo({
        folder: feed,
        indexes: await readSoundFeed(feed),
        formats: ['nuspine'],
        candidate: { version: parseNuGetVersion(version) },
      });
      expect(index?.fileName).toBe('releases.nuspine.json');
      expect(index?.entries.map(({ fileName }) => fileName)).toEqual(names);
      for (const { digest } of index?.entries ?? []) expect(digest).toMatch(/^sha256:/);
    });
  });
});
