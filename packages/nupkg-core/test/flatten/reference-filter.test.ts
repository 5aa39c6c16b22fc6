import { parseTargetFramework } from '@nuspine/primitives';
import { describe, expect, it } from 'vitest';
import { referenceFilter } from '../../src/flatten/reference-filter.ts';
import type { SelectedAsset } from '../../src/index.ts';

const NET8 = parseTargetFramework('net8.0');
const asset = (path: string, kind: SelectedAsset['kind'] = 'managed'): SelectedAsset => ({ path, kind, target: path });
const ASSETS = [
  asset('lib/net8.0/Shown.dll'),
  asset('lib/net8.0/Hidden.dll'),
  asset('runtimes/win/lib/net8.0/Hidden.dll'),
  asset('lib/net8.0/de/Hidden.resources.dll', 'resource'),
];

function kept(groups: Parameters<typeof referenceFilter>[0]): readonly string[] {
  return ASSETS.filter(referenceFilter(groups, NET8)).map(({ path }) => path);
}

describe('referenceFilter', () => {
  it('keeps all without a group for the framework', () => {
    const paths = ASSETS.map(({ path }) => path);
    expect(kept([])).toEqual(paths);
    expect(kept([{ framework: parseTargetFramework('net472'), names: [] }])).toEqual(paths);
  });

  it('leaves out assemblies under lib/ that are not named, without regard to case', () => {
    expect(kept([{ framework: undefined, names: ['SHOWN.dll'] }])).toEqual([
      'lib/net8.0/Shown.dll',
      'runtimes/win/lib/net8.0/Hidden.dll',
      'lib/net8.0/de/Hidden.resources.dll',
    ]);
  });

  it('goes by the nearest group', () => {
    const groups = [
      { framework: parseTargetFramework('netstandard2.0'), names: ['Shown.dll'] },
      { framework: parseTargetFramework('net6.0'), names: ['Hidden.dll'] },
    ];
    expect(kept(groups).slice(0, 1)).toEqual(['lib/net8.0/Hidden.dll']);
  });
});
