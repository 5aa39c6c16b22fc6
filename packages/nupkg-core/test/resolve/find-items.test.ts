import { parseTargetFramework, parseVersionRange } from '@nuspine/primitives';
import { describe, expect, it } from 'vitest';
import { ALL_ASSETS, type Feed } from '../../src/index.ts';
import { itemFinder } from '../../src/resolve/find-items.ts';
import { makeRequest } from '../../src/resolve/request.ts';
import { memoryFeed } from '../builders/memory-feed.ts';

const NET8 = parseTargetFramework('net8.0');

describe('itemFinder', () => {
  it('finds the best match with the requests for the framework', async () => {
    const feed = await memoryFeed([
      { id: 'A', version: '1.1.0', dependencies: { 'net6.0': ['B 1.0'], net472: ['C 1.0'] } },
    ]);
    const item = await itemFinder(() => feed, NET8)(makeRequest('a', parseVersionRange('1.0'), ALL_ASSETS));
    expect(item).toMatchObject({ id: 'A', key: 'a', found: true, requests: [{ id: 'B' }] });
  });

  it('lets content files of a further package through only where `include` names them', async () => {
    const feed = await memoryFeed([{ id: 'A', dependencies: { any: ['B 1.0', 'C 1.0 include=All'] } }]);
    const { requests } = await itemFinder(() => feed, NET8)(makeRequest('A', parseVersionRange('1.0'), ALL_ASSETS));
    expect(requests.map(({ assets }) => assets.has('contentfiles'))).toEqual([false, true]);
  });

  it('stands in for what is missing', async () => {
    const feed = await memoryFeed([]);
    const item = await itemFinder(() => feed, NET8)(makeRequest('A', parseVersionRange('1.0'), ALL_ASSETS));
    expect(item).toMatchObject({ id: 'A', found: false, requests: [] });
  });

  it('asks a feed once for equal requests', async () => {
    const feed = await memoryFeed([{ id: 'A' }]);
    let asked = 0;
    const counting: Feed = {
      ...feed,
      versions: (id) => {
        asked += 1;
        return feed.versions(id);
      },
    };
    const find = itemFinder(() => counting, NET8);
    for (const id of ['A', 'a']) await find(makeRequest(id, parseVersionRange('1.0'), ALL_ASSETS));
    expect(asked).toBe(1);
  });
});
