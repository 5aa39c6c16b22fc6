import { describe, expect, it } from 'vitest';
import { requestsTo } from '../../../src/resolve/legacy/dependency-tree.ts';
import { judgeUnfollowed } from '../../../src/resolve/legacy/nearest-wins.ts';
import { treeOf } from '../tree.ts';

describe('judgeUnfollowed', () => {
  it('pairs a request with the nearer one that undercuts it', async () => {
    const tree = await treeOf(['A 1.0', 'B 1.0'], { 'A 1.0': ['B 2.0'], 'B 1.0': [] });
    const { downgrades } = judgeUnfollowed(tree);
    expect(downgrades.map(({ from, to }) => [requestsTo(from).length, requestsTo(to).length])).toEqual([[2, 1]]);
  });

  it('finds no downgrade when the feed lifts the nearer request high enough', async () => {
    const tree = await treeOf(['A 1.0', 'B 1.0'], { 'A 1.0': ['B 2.0'], 'B 2.0': [] });
    expect(judgeUnfollowed(tree).downgrades).toEqual([]);
  });

  it('lets the outermost request have the last word', async () => {
    const tree = await treeOf(['A 1.0', 'B 2.0'], {
      'A 1.0': ['B 1.0', 'C 1.0'],
      'B 1.0': [],
      'B 2.0': [],
      'C 1.0': ['B 2.0'],
    });
    expect(judgeUnfollowed(tree).downgrades).toEqual([]);
  });

  it('lists cycles', async () => {
    const tree = await treeOf(['A 1.0'], { 'A 1.0': ['A 1.0'] });
    expect(judgeUnfollowed(tree).cycles.map((node) => requestsTo(node).map(({ id }) => id))).toEqual([['A', 'A']]);
  });
});
