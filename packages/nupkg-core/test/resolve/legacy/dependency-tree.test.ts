import { describe, expect, it } from 'vitest';
import { breadthFirst, packageChildren, requestsTo } from '../../../src/resolve/legacy/dependency-tree.ts';
import { treeOf } from '../tree.ts';

const PACKAGES = { 'A 1.0': ['C 1.0'], 'B 1.0': ['A 1.0', 'B 1.0'], 'C 1.0': [] };

describe('breadthFirst', () => {
  it('visits the nearest nodes first', async () => {
    const nodes = [...breadthFirst(await treeOf(['B 1.0', 'A 1.0'], PACKAGES))];
    expect(nodes.map((node) => node.request.id)).toEqual(['root', 'B', 'A', 'B', 'C']);
  });
});

describe('packageChildren', () => {
  it('leaves out requests that were not followed', async () => {
    const [first] = packageChildren(await treeOf(['B 1.0'], PACKAGES));
    expect(first === undefined ? [] : packageChildren(first).map((node) => node.request.id)).toEqual(['A']);
  });
});

describe('requestsTo', () => {
  it('starts below the root', async () => {
    const last = [...breadthFirst(await treeOf(['A 1.0'], PACKAGES))].at(-1);
    expect(last === undefined ? [] : requestsTo(last).map(({ id }) => id)).toEqual(['A', 'C']);
  });
});
