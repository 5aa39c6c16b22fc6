import { describe, expect, it } from 'vitest';
import { treeOf } from '../src/repo-tree.ts';
import { checkMachineTraces } from '../src/machine-traces.ts';

describe('checkMachineTraces', () => {
  it.each(['see /home/me/file', 'at https://registry.npmjs.org/x'])('fails on %s', (text) => {
    expect(checkMachineTraces(treeOf({ 'docs/a.md': text }))).toHaveLength(1);
  });
});
