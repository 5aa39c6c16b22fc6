import { parseNuGetVersion } from '@nuspine/primitives';
import { describe, expect, it } from 'vitest';
import { allowedFeed, allowedFeeds } from '../../src/resolve/allowed-feeds.ts';
import { memoryFeed } from '../builders/memory-feed.ts';

const FEEDS = [await memoryFeed([{ id: 'A' }], 'one'), await memoryFeed([{ id: 'A', version: '2.0.0' }], 'two')];

describe('allowedFeeds', () => {
  it('are all of them without a mapping', () => {
    const feeds = allowedFeeds(FEEDS, { patterns: [] });
    expect(feeds.of('A')).toEqual(FEEDS);
    expect(feeds.joined('A').name).toBe('one, two');
  });

  it('are those that the mapping names', async () => {
    const feeds = allowedFeeds(FEEDS, { patterns: [{ source: 'two', pattern: 'A' }] });
    expect(feeds.of('a').map(({ name }) => name)).toEqual(['two']);
    expect(await feeds.joined('A').versions('A')).toHaveLength(1);
    expect(feeds.of('B')).toEqual([]);
  });

  it('are those of installed packages, too, which need no mapping', async () => {
    const installed = { ...(await memoryFeed([{ id: 'B' }], 'installed')), isInstalled: true };
    const feeds = allowedFeeds([...FEEDS, installed], { patterns: [{ source: 'two', pattern: 'A' }] });
    expect(feeds.of('a').map(({ name }) => name)).toEqual(['two', 'installed']);
    expect(feeds.of('B')).toEqual([installed]);
  });
});

describe('allowedFeed', () => {
  const A1 = { id: 'A', version: parseNuGetVersion('1.0.0') };

  it('has a package only where it may come from', async () => {
    const feed = allowedFeed(FEEDS, { patterns: [{ source: 'two', pattern: '*' }] });
    expect(feed.name).toBe('one, two');
    expect(await feed.versions('A')).toHaveLength(1);
    await expect(feed.nuspec(A1)).rejects.toThrowCode('FEED_PACKAGE_MISSING');
    await expect(feed.open(A1, async () => undefined)).rejects.toThrowCode('FEED_PACKAGE_MISSING');
  });

  it('has all of them without a mapping', async () => {
    const feed = allowedFeed(FEEDS, { patterns: [] });
    expect((await feed.nuspec(A1)).id).toBe('A');
    expect(await feed.open(A1, async ({ identity }) => identity.id)).toBe('A');
  });
});
