import { describe, expect, it } from 'vitest';
import { treeOf } from '../src/repo-tree.ts';
import { checkGlossaryWords } from '../src/glossary-words.ts';

describe('checkGlossaryWords', () => {
  it('fails on a word that stands for another', () => {
    expect(checkGlossaryWords(treeOf({ 'packages/delta/src/a.ts': 'const oldFile = 1;' }))).toHaveLength(1);
  });
});
