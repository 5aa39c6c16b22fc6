import { describe, expect, it } from 'vitest';
import { checkProjectReferences } from '../src/project-references.ts';
import { treeOf } from '../src/repo-tree.ts';

const PACKAGES = {
  'packages/primitives/package.json': '{"name":"@nuspine/primitives"}',
  'packages/primitives/tsconfig.json': '{}',
  'packages/delta/package.json': '{"name":"@nuspine/delta","dependencies":{"@nuspine/primitives":"workspace:*"}}',
};

describe('checkProjectReferences', () => {
  it.each([
    ['{}', 'lacks a reference to packages/primitives'],
    ['{"references":[{"path":"../primitives"},{"path":"../cli"}]}', 'refers to packages/cli, no dependency'],
  ])('fails on %s', (config, message) => {
    const tree = treeOf({ ...PACKAGES, 'packages/delta/tsconfig.json': config });
    expect(checkProjectReferences(tree)).toEqual([{ path: 'packages/delta/tsconfig.json', message }]);
  });

  it('fails on a package that the compiler does not know', () => {
    expect(checkProjectReferences(treeOf(PACKAGES))).toEqual([
      { path: 'packages/delta/tsconfig.json', message: 'is missing' },
    ]);
  });

  it('accepts a reference for each dependency', () => {
    const config = '{"references":[{"path":"../primitives"}]}';
    expect(checkProjectReferences(treeOf({ ...PACKAGES, 'packages/delta/tsconfig.json': config }))).toEqual([]);
  });
});
