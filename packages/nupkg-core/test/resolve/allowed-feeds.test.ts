import { describe, expect, it } from 'vitest';
import { allowedFeeds } from '../../src/resolve/allowed-feeds.ts';
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
});
