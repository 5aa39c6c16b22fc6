import { describe, expect, it } from 'vitest';
import { treeOf } from '../src/repo-tree.ts';
import { checkPackageGraph } from '../src/package-graph.ts';

describe('checkPackageGraph', () => {
  it.each([
    ["import { x } from '@nuspine/delta';", 'no arrow from nupkg-core to delta'],
    ["import { x } from '@nuspine/primitives/src/x';", 'only ., ./fs, ./json, ./registry'],
    ["import { x } from '../../delta/src/x.ts';", 'leaves the source folder'],
  ])('fails on %s', (text, message) => {
    const [finding] = checkPackageGraph(treeOf({ 'packages/nupkg-core/src/a.ts': text }));
    expect(finding?.message).toContain(message);
  });

  it('accepts an arrow of the design', () => {
    const text = "import { x } from '@nuspine/primitives/fs';\nimport { y } from '../y.ts';";
    expect(checkPackageGraph(treeOf({ 'packages/nupkg-core/src/fs/a.ts': text }))).toEqual([]);
  });
});
