import { describe, expect, it } from 'vitest';
import { keyPositions, type KeyPath } from '../../src/toml/key-positions.ts';

const TEXT = `# comment with [brackets] and "quotes"
top = 1
"a.b" = { in = [ "x", 'y # no comment' ], "q\\u0041" = 2 }
[one.two]
three.four = """
[not.a.table]
"""   # after
[[list]]
a = 1
[[list]]
  b = [ { c = 1 },
        { c = 2 } ]
[list.sub]
d = 2026-01-01T00:00:00Z
`;

describe('keyPositions', () => {
  const { at, written } = keyPositions(TEXT);

  it.each<[KeyPath, number, number]>([
    [['top'], 2, 1],
    [['a.b'], 3, 1],
    [['a.b', 'in'], 3, 11],
    [['a.b', 'in', 1], 3, 23],
    [['a.b', 'qA'], 3, 43],
    [['one', 'two'], 4, 6],
    [['one', 'two', 'three', 'four'], 5, 7],
    [['list', 0, 'a'], 9, 1],
    [['list', 1, 'b', 1, 'c'], 12, 11],
    [['list', 1, 'sub', 'd'], 14, 1],
  ])('finds %j', (path, line, column) => {
    expect(at(path)).toEqual({ line, column });
  });

  it('gives the nearest key above for one that is not written', () => {
    expect(at(['a.b', 'nothing', 3])).toEqual({ line: 3, column: 1 });
    expect(at(['nothing'])).toEqual({ line: 1, column: 1 });
  });

  it('lists headers and dotted keys as they are written', () => {
    expect(written.map(({ path }) => path.join(' '))).toEqual([
      'one two',
      'one two three',
      'list 0',
      'list 1',
      'list 1 sub',
    ]);
  });

  it.each(['[', '[[', 'a', '"', 'a = {', 'a = [', 'a = """', '= =', '.'])(
    'ends on a text that is no TOML: %s',
    (text) => {
      expect(keyPositions(text).at([])).toEqual({ line: 1, column: 1 });
    },
  );
});
