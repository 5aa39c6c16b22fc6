import { createTreeWithEmptyWorkspace } from '@nx/devkit/testing';
import { describe, expect, it } from 'vitest';
import { markersInTree } from '../../src/fs/markers-in-tree.ts';

describe('markersInTree', () => {
  it('finds files by their whole name, and not what git ignores', () => {
    const tree = createTreeWithEmptyWorkspace();
    for (const path of ['spine.toml', 'b/spine.toml', 'a/spine.toml', 'a/myspine.toml', 'out/spine.toml']) {
      tree.write(path, '');
    }
    tree.write('.gitignore', 'out/\n');
    expect(markersInTree(tree, 'spine.toml')).toEqual(['a/spine.toml', 'b/spine.toml', 'spine.toml']);
  });
});
