import { describe, expect, it } from 'vitest';
import type { Way } from '../../../src/resolve/analysis.ts';
import { formatRequest } from '../../../src/resolve/request.ts';
import { graphOf } from '../tree.ts';

function text(way: Way | undefined): string {
  return (way ?? []).map(formatRequest).join(' > ');
}

describe('analyzeChoices', () => {
  it('meets every package once, by the shortest way', async () => {
    const { packages, edges } = await graphOf(['A 1.0', 'B 1.0'], { 'A 1.0': ['B 1.0'], 'B 1.0': ['A 1.0'] });
    expect([...packages.values()].map(({ way }) => text(way))).toEqual(['A [1.0.0, )', 'B [1.0.0, )']);
    expect(edges.map(({ way, child }) => `${text(way)} to ${child.id}`)).toEqual([
      'A [1.0.0, ) to A',
      'B [1.0.0, ) to B',
    ]);
  });

  it('finds a package that asks for itself', async () => {
    const { cycles } = await graphOf(['A 1.0'], { 'A 1.0': ['A 1.0'] });
    expect(cycles.map(text)).toEqual(['A [1.0.0, ) > A [1.0.0, )']);
  });

  it('finds a way that comes back', async () => {
    const { cycles } = await graphOf(['A 1.0'], { 'A 1.0': ['B 1.0'], 'B 1.0': ['C 1.0'], 'C 1.0': ['B 1.0'] });
    expect(cycles.map(text)).toEqual(['A [1.0.0, ) > B [1.0.0, ) > C [1.0.0, ) > B [1.0.0, )']);
  });

  it('finds what a nearer request has lowered, unless it suits all the same', async () => {
    const packages = { 'A 1.0': ['B 2.0'], 'B 1.0': [], 'B 3.0': [] };
    const { downgrades } = await graphOf(['A 1.0', 'B 1.0'], packages);
    expect(downgrades.map(({ from, to }) => [text(from), text(to)])).toEqual([
      ['A [1.0.0, ) > B [2.0.0, )', 'B [1.0.0, )'],
    ]);
    expect((await graphOf(['A 1.0', 'B 1.0'], { ...packages, 'A 1.0': ['B 1.0'] })).downgrades).toEqual([]);
    expect((await graphOf(['A 1.0', 'B 1.0'], { 'A 1.0': ['B 2.0'], 'B 3.0': [] })).downgrades).toEqual([]);
  });

  it('finds a conflict where the first request does not allow what another one chose', async () => {
    const packages = { 'A 1.0': ['C [1.0]'], 'B 1.0': ['C 2.0'], 'C 1.0': [], 'C 2.0': [] };
    const { conflicts } = await graphOf(['A 1.0', 'B 1.0'], packages);
    expect(conflicts.map(({ selected, conflicting }) => [text(selected), text(conflicting)])).toEqual([
      ['B [1.0.0, ) > C [2.0.0, )', 'A [1.0.0, ) > C [1.0.0, 1.0.0]'],
    ]);
  });

  it('lists what no feed has, once', async () => {
    const { missing, edges } = await graphOf(['A 1.0', 'B 1.0'], { 'A 1.0': ['C 1.0'], 'B 1.0': ['C 1.0'] });
    expect(missing.map(text)).toEqual(['A [1.0.0, ) > C [1.0.0, )']);
    expect(edges.map(({ child }) => child.id)).toEqual(['A', 'B']);
  });

  it('says that a central version lowers a package', async () => {
    const packages = { 'A 1.0': ['B 2.0'], 'B 1.0': [], 'B 2.0': [] };
    const { downgrades, packages: accepted } = await graphOf(['A 1.0'], packages, { b: '1.0' });
    expect(downgrades.map(({ from, to, pinned }) => [text(from), text(to), pinned])).toEqual([
      ['A [1.0.0, ) > B [2.0.0, )', 'B [1.0.0, )', true],
    ]);
    expect(accepted.get('b')).toMatchObject({ pinned: true });
  });
});
