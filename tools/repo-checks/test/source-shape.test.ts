import { describe, expect, it } from 'vitest';
import { treeOf } from '../src/repo-tree.ts';
import { checkSourceShape } from '../src/source-shape.ts';

describe('checkSourceShape', () => {
  it.each([
    ['packages/delta/src/utils.ts', ''],
    ['packages/delta/src/a.ts', '\n'.repeat(300)],
    ['packages/delta/src/a.ts', 'export default 1;'],
    ['packages/delta/src/a.ts', 'export interface IThing {}'],
    ['packages/delta/src/index.ts', 'export const a = 1;'],
    ['packages/delta/src/index.ts', "export * from './a.ts';"],
  ])('fails on %s', (path, text) => {
    expect(checkSourceShape(treeOf({ [path]: text }))).toHaveLength(1);
  });

  it('accepts a table of contents', () => {
    const text = "export { a, type B } from './a.ts';\nexport type { C } from './c.ts';\n";
    expect(checkSourceShape(treeOf({ 'packages/delta/src/index.ts': text }))).toEqual([]);
  });
});
