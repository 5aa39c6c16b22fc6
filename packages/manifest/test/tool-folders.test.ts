import { describe, expect, it } from 'vitest';
import { isInToolFolder, TOOL_FOLDERS } from '../src/tool-folders.ts';

describe('isInToolFolder', () => {
  it.each([
    ['.git', true],
    ['vendor/a/.git/config', true],
    ['vendor/.SVN/wc.db', true],
    ['tools/x/.hg', true],
    ['tools/.nuspine/import/a', true],
    ['vendor/a.git/b', false],
    ['vendor/.github/b', false],
    ['vendor/node_modules/b', false],
  ])('of %s is %s', (path, isIn) => {
    expect(isInToolFolder(path)).toBe(isIn);
  });
});

describe('TOOL_FOLDERS', () => {
  it('are written as they are compared', () => {
    expect([...TOOL_FOLDERS].every(isInToolFolder)).toBe(true);
  });
});
