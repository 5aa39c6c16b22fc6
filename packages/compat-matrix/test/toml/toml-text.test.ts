import { describe, expect, it } from 'vitest';
import { lineOf, table } from '../../src/toml/format-toml.ts';
import { tomlText } from '../../src/toml/toml-text.ts';

const SECTIONS = [
  lineOf([], ['format', '2']),
  table(
    '[a]',
    ['a'],
    [
      ['x', '1'],
      ['y', '2'],
    ],
  ),
  table('[b]', ['b'], [['z', '3']]),
];

const plain = { above: [], below: [] };

describe('tomlText', () => {
  it('has a blank line between tables', () => {
    expect(tomlText(SECTIONS)).toBe('format = 2\n\n[a]\nx = 1\ny = 2\n\n[b]\nz = 3\n');
  });

  it.each([
    ['above', { path: ['a', 'y'], ...plain, above: ['# one', '', '# two'] }, 'x = 1\n# one\n\n# two\ny = 2\n'],
    ['beside', { path: ['a'], ...plain, beside: '# one' }, '[a] # one\nx = 1\n'],
    ['below, apart from the next key', { path: ['a', 'x'], ...plain, below: ['# one'] }, 'x = 1\n# one\n\ny = 2\n'],
    ['below at the end', { path: ['b', 'z'], ...plain, below: ['# one'] }, 'z = 3\n# one\n'],
    ['of a key that is gone above its table', { path: ['a', 'q'], ...plain, beside: '# one' }, '\n\n# one\n[a]\nx'],
    ['that open the document at its top', { path: [], ...plain, above: ['# one', ''] }, '# one\nformat = 2\n'],
    [
      'that open the document with a table that is gone at its top',
      { path: ['a', 'q'], opens: true, ...plain, above: ['# one'] },
      '# one\nformat = 2\n',
    ],
    ['of a table that is gone at the top', { path: ['q', 'r'], ...plain, below: ['# one'] }, '# one\nformat = 2\n'],
  ])('writes comments %s', (_where, comments, text) => {
    expect(tomlText(SECTIONS, [comments])).toContain(text);
  });
});
