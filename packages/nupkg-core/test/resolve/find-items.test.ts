import { formatNuGetVersion, parseNuGetVersion, parseTargetFramework, parseVersionRange } from '@nuspine/primitives';
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
    const item = await itemFinder({ feedOf: () => feed, framework: NET8, locked: undefined, prune: undefined })(
      makeRequest('a', parseVersionRange('1.0'), ALL_ASSETS),
    );
    expect(item).toMatchObject({ id: 'A', key: 'a', found: true, requests: [{ id: 'B' }] });
  });

  it('lets content files of a further package through only where `include` names them', async () => {
    const feed = await memoryFeed([{ id: 'A', dependencies: { any: ['B 1.0', 'C 1.0 include=All'] } }]);
    const { requests } = await itemFinder({ feedOf: () => feed, framework: NET8, locked: undefined, prune: undefined })(
      makeRequest('A', parseVersionRange('1.0'), ALL_ASSETS),
    );
    expect(requests.map(({ assets }) => assets.has('contentfiles'))).toEqual([false, true]);
  });

  it('stands in for what is missing', async () => {
    const feed = await memoryFeed([]);
    const item = await itemFinder({ feedOf: () => feed, framework: NET8, locked: undefined, prune: undefined })(
      makeRequest('A', parseVersionRange('1.0'), ALL_ASSETS),
    );
    expect(item).toMatchObject({ id: 'A', found: false, requests: [] });
  });

  it('takes what is locked, and nothing else', async () => {
    const feed = await memoryFeed([{ id: 'A' }, { id: 'A', version: '2.0.0' }, { id: 'B' }]);
    const locked = new Map([['a', parseNuGetVersion('2.0')]]);
    const find = itemFinder({ feedOf: () => feed, framework: NET8, locked, prune: undefined });
    const a = await find(makeRequest('A', parseVersionRange('1.0'), ALL_ASSETS));
    expect(formatNuGetVersion(a.version)).toBe('2.0.0');
    expect((await find(makeRequest('B', parseVersionRange('1.0'), ALL_ASSETS))).found).toBe(false);
  });

  it('leaves out what the framework has, unless a higher version is needed', async () => {
    const feed = await memoryFeed([{ id: 'A', dependencies: { any: ['B 1.0', 'C 3.0', 'D 1.0'] } }]);
    const prune = new Map(['b', 'c'].map((key) => [key, parseNuGetVersion('2.0')]));
    const find = itemFinder({ feedOf: () => feed, framework: NET8, locked: undefined, prune });
    const { requests } = await find(makeRequest('A', parseVersionRange('1.0'), ALL_ASSETS));
    expect(requests.map(({ id }) => id)).toEqual(['C', 'D']);
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
    const find = itemFinder({ feedOf: () => counting, framework: NET8, locked: undefined, prune: undefined });
    for (const id of ['A', 'a']) await find(makeRequest(id, parseVersionRange('1.0'), ALL_ASSETS));
    expect(asked).toBe(1);
  });
});
