import { describe, expect, it } from 'vitest';
import { treeOf } from '../src/repo-tree.ts';
import { checkOrphanTests, checkTestMirror, checkTestSubjects } from '../src/test-mirror.ts';

describe('checkTestMirror', () => {
  it('fails on behaviour without a test', () => {
    const tree = treeOf({ 'packages/delta/src/a.ts': 'export function a(): void {}' });
    expect(checkTestMirror(tree)).toHaveLength(1);
  });

  it('fails on a part that other folders use', () => {
    const tree = treeOf({
      'packages/delta/src/x/a.ts': 'export function a(): void {}',
      'packages/delta/src/b.ts': "import { a } from './x/a.ts';",
      'packages/delta/test/x/other.test.ts': '',
    });
    expect(checkTestMirror(tree)).toHaveLength(1);
  });

  it('accepts a part that only its own tested folder uses', () => {
    const tree = treeOf({
      'packages/delta/src/x/a.ts': 'export function a(): void {}',
      'packages/delta/src/x/b.ts': "import { a } from './a.ts';\nexport function b(): void {}",
      'packages/delta/test/x/b.test.ts': '',
    });
    expect(checkTestMirror(tree)).toEqual([]);
  });

  it('asks nothing of types and tables', () => {
    const tree = treeOf({ 'packages/delta/src/a.ts': 'export interface A {}\nexport const B: number = 1;' });
    expect(checkTestMirror(tree)).toEqual([]);
  });
});

describe('checkOrphanTests', () => {
  it('fails on a test whose source is gone', () => {
    expect(checkOrphanTests(treeOf({ 'packages/delta/test/a.test.ts': '' }))).toHaveLength(1);
  });
});

describe('checkTestSubjects', () => {
  it('fails on a subject that is gone, and takes plain words', () => {
    const tree = treeOf({
      'packages/delta/src/a.ts': 'export function applyDelta(): void {}',
      'packages/delta/test/a.test.ts': "describe('applyDelta', f);\ndescribe('oldName', f);\ndescribe('the feed', f);",
    });
    expect(checkTestSubjects(tree).map(({ message }) => message)).toEqual([
      'describes oldName, which no source exports',
    ]);
  });
});
