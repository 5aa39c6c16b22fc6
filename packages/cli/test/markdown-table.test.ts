import { describe, expect, it } from 'vitest';
import { markdownTable } from '../src/markdown-table.ts';

describe('markdownTable', () => {
  it('writes the head, the rule and the rows', () => {
    expect(
      markdownTable([
        ['a', 'b'],
        ['1|2', '<x>\ny'],
      ]),
    ).toBe('| a | b |\n| --- | --- |\n| 1\\|2 | &lt;x> y |\n');
  });
});
