import { describe, expect, it } from 'vitest';
import { formatVersionRange, isFloating, parseVersionRange, tryParseVersionRange, versionRange } from '../src/index.ts';

describe('parseVersionRange', () => {
  it.each([
    ['1.0', '[1.0.0, )'],
    [' 1.0 ', '[1.0.0, )'],
    ['[1.0]', '[1.0.0, 1.0.0]'],
    ['(1.0,2.0]', '(1.0.0, 2.0.0]'],
    ['[,1.0]', '(, 1.0.0]'],
    ['[1.0,]', '[1.0.0, )'],
    ['( , )', '(, )'],
    ['(1.0,1.0)', '(1.0.0, 1.0.0)'],
    ['1.*', '[1.*, )'],
    ['[1.0.0-rc*, 2.0)', '[1.0.0-rc*, 2.0.0)'],
    ['1*', '[10.0.0, )'],
  ])('reads %j as %s', (text, normalized) => {
    expect(formatVersionRange(parseVersionRange(text))).toBe(normalized);
  });

  it('keeps the text', () => {
    expect(parseVersionRange(' 1.0 ').original).toBe(' 1.0 ');
  });

  it.each([
    '',
    ' ',
    '[',
    '()',
    '(,)',
    '[,]',
    '(1.0)',
    '[1.0',
    '1.0]',
    '[1.0)',
    '[1.0,1.0)',
    '[2.0,1.0]',
    '[1,2,3]',
    '[a,1.0]',
    '[1.0,a]',
    '[*,1*]',
    '1.*.0',
  ])('refuses %j', (text) => {
    expect(() => parseVersionRange(text)).toThrowCode('VERSION_RANGE_INVALID');
  });
});

describe('tryParseVersionRange', () => {
  it('answers undefined for what is not a range', () => {
    expect(tryParseVersionRange('latest')).toBeUndefined();
  });
});

describe('versionRange', () => {
  it('has no inclusive end where it has none', () => {
    const absent = { version: undefined, inclusive: true };
    expect(versionRange(absent, absent)).toEqual({
      min: undefined,
      minInclusive: false,
      max: undefined,
      maxInclusive: false,
      float: undefined,
      original: '',
    });
  });
});

describe('isFloating', () => {
  it.each([
    ['1.*', true],
    ['1*', false],
    ['1.0', false],
  ])('asks %s: %s', (text, answer) => {
    expect(isFloating(parseVersionRange(text))).toBe(answer);
  });
});
