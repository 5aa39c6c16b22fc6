import { packageIdKey, parseNuGetVersion, parseVersionRange } from '@nuspine/primitives';
import { describe, expect, it } from 'vitest';
import { type AssetFlag, parseAssetFlags } from '../../src/resolve/asset-flags.ts';
import { effectiveAssets } from '../../src/resolve/effective-assets.ts';
import { type Item, makeRequest } from '../../src/resolve/request.ts';

/** Requests as "Id", or as "Id flags" for what they let through. */
function item(id: string, requests: readonly string[]): Item {
  return {
    id,
    key: packageIdKey(id),
    version: parseNuGetVersion('1.0.0'),
    found: true,
    requests: requests.map((text) => {
      const [wanted = '', include] = text.split(' ');
      return makeRequest(wanted, parseVersionRange('1.0'), parseAssetFlags(include, undefined));
    }),
  };
}

function assetsOf(root: Item, items: readonly Item[], id: string): readonly AssetFlag[] {
  const resolved = new Map(items.map((one) => [one.id.toLowerCase(), one]));
  return [...(effectiveAssets(root, resolved).get(id) ?? [])].toSorted();
}

describe('effectiveAssets', () => {
  it('passes only what every request on the way lets through', () => {
    const items = [item('A', ['B compile,runtime']), item('B', ['C runtime,native']), item('C', [])];
    expect(assetsOf(item('', ['A']), items, 'b')).toEqual(['compile', 'runtime']);
    expect(assetsOf(item('', ['A']), items, 'c')).toEqual(['runtime']);
  });

  it('joins what several ways let through', () => {
    const items = [item('A', ['C runtime']), item('B', ['C native']), item('C', ['D']), item('D', [])];
    expect(assetsOf(item('', ['A', 'B']), items, 'c')).toEqual(['native', 'runtime']);
    expect(assetsOf(item('', ['A', 'B']), items, 'd')).toEqual(['native', 'runtime']);
  });

  it('asks the root alone about its direct dependencies', () => {
    const items = [item('A', ['B']), item('B', [])];
    expect(assetsOf(item('', ['A', 'B compile']), items, 'b')).toEqual(['compile']);
  });

  it('has an entry for a package that nothing is let through to', () => {
    const resolved = new Map([['a', item('A', [])]]);
    expect(effectiveAssets(item('', ['A none']), resolved).get('a')).toEqual(new Set());
  });
});
