import { parse } from 'smol-toml';
import { describe, expect, it } from 'vitest';
import { inline, key, lineOf, list, optional, quote, table } from '../../src/toml/format-toml.ts';

describe('quote', () => {
  it.each(['', 'a"b', 'back\\slash', 'line\nend\ttab', '\u0000\u001f\u007f', 'ü 😀'])('keeps %j', (text) => {
    expect(parse(`a = ${quote(text)}`)['a']).toBe(text);
  });
});

describe('key', () => {
  it.each([
    ['stable', 'stable'],
    ['stable-3.2', '"stable-3.2"'],
    ['', '""'],
  ])('writes %s as %s', (name, text) => {
    expect(key(name)).toBe(text);
  });
});

describe('table', () => {
  it('leaves out what is not there', () => {
    const pairs = [
      ['a', list(['1', '2'])],
      ['b', optional(undefined)],
      ['c', inline([['d', optional('x')]])],
      ['e', inline([])],
    ] as const;
    expect(table('[t]', ['t'], pairs)).toEqual([
      { path: ['t'], text: '[t]' },
      { path: ['t', 'a'], text: 'a = ["1", "2"]' },
      { path: ['t', 'c'], text: 'c = { d = "x" }' },
      { path: ['t', 'e'], text: 'e = {}' },
    ]);
  });
});

describe('lineOf', () => {
  it('quotes a key where it must, and has no line without a value', () => {
    expect(lineOf(['a'], ['1.0', '2'])).toEqual([{ path: ['a', '1.0'], text: '"1.0" = 2' }]);
    expect(lineOf(['a'], ['b', undefined])).toEqual([]);
  });
});
