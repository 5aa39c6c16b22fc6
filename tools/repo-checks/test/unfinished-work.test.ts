import { describe, expect, it } from 'vitest';
import { treeOf } from '../src/repo-tree.ts';
import { checkUnfinishedWork } from '../src/unfinished-work.ts';

describe('checkUnfinishedWork', () => {
  it.each([
    '// TODO: later',
    '// @ts-ignore',
    '// eslint-disable-next-line no-control-regex',
    "it.only('runs', f);",
    "describe.skip('all', f);",
    "it('should run', f);",
    "it.each([1])('should run', f);",
  ])('fails on %s', (text) => {
    expect(checkUnfinishedWork(treeOf({ 'packages/delta/test/a.test.ts': text }))).toHaveLength(1);
  });

  it('accepts a rule that is off for a reason, and tests that state facts', () => {
    const text = "// eslint-disable-next-line no-control-regex -- they are the subject\nit.skipIf(a)('runs', f);";
    expect(checkUnfinishedWork(treeOf({ 'packages/delta/test/a.test.ts': text }))).toEqual([]);
  });
});
