import { describe, expect, it } from 'vitest';
import { unifyCousins } from '../../src/resolve/cousins.ts';
import { explainPackages, formatRequest } from '../../src/resolve/explain.ts';
import { request, treeOf } from './tree.ts';

async function explained(requests: readonly string[], packages: Readonly<Record<string, readonly string[]>>) {
  const tree = await treeOf(requests, packages);
  return explainPackages(tree, unifyCousins(tree));
}

describe('explainPackages', () => {
  it('says which way leads to a package, and who asks for it', async () => {
    const packages = await explained(['B 1.0', 'A 1.0'], {
      'A 1.0': [],
      'B 1.0': ['A 1.0', 'C 1.0'],
      'C 1.0': ['A 0.9'],
    });
    expect(packages.map(({ id, direct, why, path }) => ({ id, direct, why, path }))).toEqual([
      { id: 'A', direct: true, why: 'nearest', path: ['A [1.0.0, )'] },
      { id: 'B', direct: true, why: 'only', path: ['B [1.0.0, )'] },
      { id: 'C', direct: false, why: 'only', path: ['B [1.0.0, )', 'C [1.0.0, )'] },
    ]);
    expect(packages[0]?.requestedBy).toEqual([
      { package: '', range: '[1.0.0, )', decides: true },
      { package: 'B 1.0.0', range: '[1.0.0, )', decides: true },
      { package: 'C 1.0.0', range: '[0.9.0, )', decides: false },
    ]);
  });

  it('says that a cousin won by its height', async () => {
    const packages = await explained(['A 1.0', 'B 1.0'], {
      'A 1.0': ['C 1.0'],
      'B 1.0': ['C 2.0'],
      'C 1.0': [],
      'C 2.0': [],
    });
    expect(packages.at(-1)).toMatchObject({
      id: 'C',
      version: '2.0.0',
      why: 'highest',
      path: ['B [1.0.0, )', 'C [2.0.0, )'],
    });
    expect(packages.at(-1)?.requestedBy.map(({ decides }) => decides)).toEqual([false, true]);
  });

  it('leaves out what no feed has', async () => {
    expect(await explained(['A 1.0'], {})).toEqual([]);
  });
});

describe('formatRequest', () => {
  it('writes the id and the normalized range', () => {
    expect(formatRequest(request('A [1.0,2.0)'))).toBe('A [1.0.0, 2.0.0)');
  });
});
