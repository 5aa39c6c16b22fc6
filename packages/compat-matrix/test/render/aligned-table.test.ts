import { describe, expect, it } from 'vitest';
import { alignedTable } from '../../src/render/aligned-table.ts';

describe('alignedTable', () => {
  it('aligns the columns and escapes what would end a cell', () => {
    expect(alignedTable([['a', 'long head'], ['1|2', 'x'], ['3']])).toBe(
      '| a    | long head |\n| ---- | --------- |\n| 1\\|2 | x         |\n| 3    |           |\n',
    );
  });
});
