import { describe, expect, it } from 'vitest';
import { treeOf } from '../src/repo-tree.ts';
import { checkPureCore } from '../src/pure-core.ts';

describe('checkPureCore', () => {
  it.each(["import { open } from 'node:fs/promises';", 'const now = Date.now();', "import { x } from './fs/x.ts';"])(
    'fails on %s',
    (text) => {
      expect(checkPureCore(treeOf({ 'packages/delta/src/a.ts': text }))).toHaveLength(1);
      expect(checkPureCore(treeOf({ 'packages/delta/src/fs/a.ts': text }))).toEqual([]);
    },
  );
});
