import { parse } from 'smol-toml';
import { describe, expect, it } from 'vitest';
import { inline, key, list, optional, quote, table } from '../../src/toml/format-toml.ts';

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
    expect(table('[t]', pairs)).toBe('[t]\na = ["1", "2"]\nc = { d = "x" }\ne = {}');
  });
});
