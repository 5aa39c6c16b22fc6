import { describe, expect, it } from 'vitest';
import { treeOf } from '../src/repo-tree.ts';
import { checkErrorCodes, codesOf } from '../src/error-codes.ts';

describe('checkErrorCodes', () => {
  it('fails on a code that is not thrown, tested and listed', () => {
    const findings = checkErrorCodes(
      treeOf({ 'packages/delta/src/errors.ts': "export type C =\n  | 'A_B'\n  | 'C_D';" }),
    );
    expect(findings).toHaveLength(6);
    expect(codesOf("type C = 'ONE_ONLY';")).toEqual(['ONE_ONLY']);
  });

  it('accepts a code that is', () => {
    const tree = treeOf({
      'packages/delta/src/errors.ts': "export type C = 'A_B';",
      'packages/delta/src/a.ts': "throw new E('A_B')",
      'packages/delta/test/a.test.ts': "toThrowCode('A_B')",
      'packages/delta/README.md': '`A_B`',
    });
    expect(checkErrorCodes(tree)).toEqual([]);
  });
});
