import { describe, expect, it } from 'vitest';
import { textTable } from '../src/text-table.ts';

describe('textTable', () => {
  it('aligns columns, numbers on the right, and leaves no space at the end of a line', () => {
    const rows = [
      ['name', 'size', ''],
      ['a', '12', 'x'],
    ];
    expect(textTable(rows, [1])).toBe('name  size\na       12  x\n');
  });
});
