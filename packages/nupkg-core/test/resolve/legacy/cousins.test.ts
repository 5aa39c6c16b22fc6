import { formatNuGetVersion } from '@nuspine/primitives';
import { describe, expect, it } from 'vitest';
import { findConflicts, unifyCousins } from '../../../src/resolve/legacy/cousins.ts';
import type { PackageNode } from '../../../src/resolve/legacy/dependency-tree.ts';
import { treeOf } from '../tree.ts';

function acceptedVersions(tree: PackageNode): Readonly<Record<string, string>> {
  const { accepted } = unifyCousins(tree);
  return Object.fromEntries(
    [...accepted].filter(([key]) => key !== '').map(([key, node]) => [key, formatNuGetVersion(node.item.version)]),
  );
}

describe('unifyCousins', () => {
  it('takes the highest of several versions', async () => {
    const tree = await treeOf(['A 1.0', 'B 1.0'], { 'A 1.0': ['C 1.0'], 'B 1.0': ['C 2.0'], 'C 1.0': [], 'C 2.0': [] });
    expect(acceptedVersions(tree)).toEqual({ a: '1.0.0', b: '1.0.0', c: '2.0.0' });
  });

  it('does not count what only the losing version asks for', async () => {
    const tree = await treeOf(['A 1.0', 'B 1.0', 'D 1.0'], {
      'A 1.0': ['C 1.0'],
      'B 1.0': ['C 2.0'],
      'C 1.0': ['E 9.0', 'F 1.0'],
      'C 2.0': [],
      'D 1.0': ['E 1.0'],
      'E 1.0': [],
      'E 9.0': [],
      'F 1.0': [],
    });
    expect(acceptedVersions(tree)).toEqual({ a: '1.0.0', b: '1.0.0', c: '2.0.0', d: '1.0.0', e: '1.0.0' });
  });

  it('leaves packages that wait for each other without a verdict', async () => {
    const tree = await treeOf(['A 1.0', 'B 1.0', 'E 1.0', 'F 1.0'], {
      'A 1.0': ['C 1.0'],
      'B 1.0': ['C 2.0'],
      'C 1.0': [],
      'C 2.0': ['D 1.0'],
      'D 1.0': [],
      'D 2.0': ['C 1.0'],
      'E 1.0': ['D 2.0'],
      'F 1.0': [],
    });
    expect(acceptedVersions(tree)).toEqual({ a: '1.0.0', b: '1.0.0', e: '1.0.0', f: '1.0.0' });
  });
});

describe('findConflicts', () => {
  it('names a request that the accepted version lies outside of', async () => {
    const tree = await treeOf(['A 1.0', 'B 1.0'], {
      'A 1.0': ['C [1.0]'],
      'B 1.0': ['C 2.0'],
      'C 1.0': [],
      'C 2.0': [],
    });
    const conflicts = findConflicts(tree, unifyCousins(tree));
    expect(
      conflicts.map(({ conflicting, selected }) => [conflicting.parent?.item.id, selected.parent?.item.id]),
    ).toEqual([['A', 'B']]);
  });

  it('does not name a package that no feed has', async () => {
    const tree = await treeOf(['A 1.0', 'B 1.0'], { 'A 1.0': ['C [1.0]'], 'B 1.0': ['C 2.0'], 'C 1.0': [] });
    expect(findConflicts(tree, unifyCousins(tree))).toEqual([]);
  });
});
