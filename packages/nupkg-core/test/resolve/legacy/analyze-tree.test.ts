import { describe, expect, it } from 'vitest';
import type { Way } from '../../../src/resolve/analysis.ts';
import { analyzeTree } from '../../../src/resolve/legacy/analyze-tree.ts';
import { formatRequest } from '../../../src/resolve/request.ts';
import { treeOf } from '../tree.ts';

function text(way: Way): string {
  return way.map(formatRequest).join(' > ');
}

describe('analyzeTree', () => {
  it('gives the ways of packages, and all requests between them', async () => {
    const packages = { 'A 1.0': ['C 1.0'], 'B 1.0': ['C 2.0'], 'C 1.0': [], 'C 2.0': [] };
    const analysis = analyzeTree(await treeOf(['A 1.0', 'B 1.0'], packages));
    expect([...analysis.packages.values()].map(({ way }) => text(way))).toEqual([
      'A [1.0.0, )',
      'B [1.0.0, )',
      'B [1.0.0, ) > C [2.0.0, )',
    ]);
    expect(analysis.edges).toHaveLength(4);
  });

  it('lists a missing package once for each request', async () => {
    const { missing } = analyzeTree(await treeOf(['A 1.0', 'B 1.0'], { 'A 1.0': ['C 1.0'], 'B 1.0': ['C 1.0'] }));
    expect(missing.map(text)).toEqual(['A [1.0.0, ) > C [1.0.0, )']);
  });

  it('does not count a downgrade below a package that lost', async () => {
    const tree = await treeOf(['A 1.0', 'B 1.0', 'D 1.0'], {
      'A 1.0': ['C 1.0'],
      'B 1.0': ['C 2.0'],
      'C 1.0': ['D 2.0'],
      'C 2.0': [],
      'D 1.0': [],
    });
    expect(analyzeTree(tree).downgrades).toEqual([]);
  });
});
