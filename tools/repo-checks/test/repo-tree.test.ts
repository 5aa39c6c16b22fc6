import { describe, expect, it } from 'vitest';
import { readRepoTree, textFiles, treeOf } from '../src/repo-tree.ts';

describe('readRepoTree', () => {
  it('reads text and leaves binaries unread', () => {
    const tree = readRepoTree();
    expect(tree.get('package.json')?.text).toContain('nuspine-workspace');
    const [, binary] = [...tree].find(([path]) => path.endsWith('.nupkg')) ?? [];
    expect(binary?.text).toBeUndefined();
    expect(binary?.size).toBeGreaterThan(1000);
  });
});

describe('textFiles', () => {
  it('gives the texts whose path matches', () => {
    expect([...textFiles(treeOf({ 'a.ts': 'x', 'b.md': 'y' }), /\.ts$/)]).toEqual([['a.ts', 'x']]);
  });
});
