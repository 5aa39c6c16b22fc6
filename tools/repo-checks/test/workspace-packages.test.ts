import { describe, expect, it } from 'vitest';
import { treeOf } from '../src/repo-tree.ts';
import { runtimeDependencies, workspacePackages } from '../src/workspace-packages.ts';

describe('workspacePackages', () => {
  it('finds the packages below the folders asked for', () => {
    const tree = treeOf({
      'packages/a/package.json': '{"name":"a"}',
      'tools/b/package.json': '{}',
      'package.json': '{}',
    });
    expect(workspacePackages(tree)).toEqual([
      { folder: 'packages/a', path: 'packages/a/package.json', json: { name: 'a' } },
    ]);
  });
});

describe('runtimeDependencies', () => {
  it('leaves out what only development needs', () => {
    const json = { dependencies: { a: '1' }, optionalDependencies: { b: '1' }, devDependencies: { c: '1' } };
    expect(Object.keys(runtimeDependencies(json))).toEqual(['a', 'b']);
  });
});
