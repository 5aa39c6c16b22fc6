import { parseNuGetVersion } from '@nuspine/primitives';
import { describe, expect, it } from 'vitest';
import { findConflicts, unifyCousins } from '../../src/resolve/cousins.ts';
import {
  describeConflict,
  describeCycle,
  describeDowngrade,
  findMissing,
  isRealDowngrade,
} from '../../src/resolve/findings.ts';
import { judgeUnfollowed } from '../../src/resolve/nearest-wins.ts';
import { treeOf } from './tree.ts';

async function missing(request: string, available: readonly string[]) {
  const tree = await treeOf([request], {});
  return findMissing(tree, unifyCousins(tree), async () => available.map(parseNuGetVersion));
}

describe('findMissing', () => {
  it.each([
    ['NU1101', '1.0', []],
    ['NU1102', '3.0', ['1.0.0', '2.0.0-beta']],
    ['NU1103', '1.0', ['1.1.0-beta']],
  ])('reports %s for %s among %j', async (code, range, available) => {
    const [finding, ...others] = await missing(`A ${range}`, available);
    expect(finding).toMatchObject({ code, id: 'A', path: [expect.stringContaining('A [')] });
    expect(others).toEqual([]);
  });

  it('lists the versions there are', async () => {
    expect(await missing('A 2.0', ['1.0', '1.5'])).toMatchObject([{ available: ['1.0.0', '1.5.0'] }]);
  });
});

describe('describeConflict', () => {
  it('is NU1107 with both ways', async () => {
    const tree = await treeOf(['A 1.0', 'B 1.0'], {
      'A 1.0': ['C [1.0]'],
      'B 1.0': ['C 2.0'],
      'C 1.0': [],
      'C 2.0': [],
    });
    expect(findConflicts(tree, unifyCousins(tree)).map(describeConflict)).toMatchObject([
      {
        code: 'NU1107',
        id: 'C',
        path: ['A [1.0.0, )', 'C [1.0.0, 1.0.0]'],
        against: ['B [1.0.0, )', 'C [2.0.0, )'],
      },
    ]);
  });
});

describe('describeCycle', () => {
  it('is NU1108 with the way around', async () => {
    const tree = await treeOf(['A 1.0'], { 'A 1.0': ['B 1.0'], 'B 1.0': ['A 2.0'] });
    expect(judgeUnfollowed(tree).cycles.map(describeCycle)).toMatchObject([
      { code: 'NU1108', id: 'A', path: ['A [1.0.0, )', 'B [1.0.0, )', 'A [2.0.0, )'] },
    ]);
  });
});

describe('describeDowngrade', () => {
  it('is NU1605 with both ways', async () => {
    const tree = await treeOf(['A 1.0', 'B 1.0'], { 'A 1.0': ['B 2.0'], 'B 1.0': [] });
    expect(judgeUnfollowed(tree).downgrades.map(describeDowngrade)).toMatchObject([
      { code: 'NU1605', id: 'B', path: ['A [1.0.0, )', 'B [2.0.0, )'], against: ['B [1.0.0, )'] },
    ]);
  });
});

describe('isRealDowngrade', () => {
  it('does not count one below a package that lost', async () => {
    const tree = await treeOf(['A 1.0', 'B 1.0', 'D 1.0'], {
      'A 1.0': ['C 1.0'],
      'B 1.0': ['C 2.0'],
      'C 1.0': ['D 2.0'],
      'C 2.0': [],
      'D 1.0': [],
    });
    const { downgrades } = judgeUnfollowed(tree);
    expect(downgrades.map((downgrade) => isRealDowngrade(downgrade, unifyCousins(tree)))).toEqual([false]);
  });
});
