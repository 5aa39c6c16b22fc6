import { describe, expect, it } from 'vitest';
import {
  formatNuGetVersion,
  formatNuspecVersionRange,
  formatReadableVersionRange,
  formatShortVersionRange,
  formatVersionRange,
  isFloating,
  nonFloatingRange,
  parseVersionRange,
  tryParseVersionRange,
  versionRange,
} from '../src/index.ts';
import { nuGetClientCases } from './nuget-client-cases.ts';

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

/** What NuGet says of a range; it writes `null` for an end that is absent. */
function described(text: string): Record<string, unknown> {
  const range = tryParseVersionRange(text);
  if (range === undefined) return { valid: false };
  const readable = formatReadableVersionRange(range);
  return {
    valid: true,
    normalized: formatVersionRange(range),
    short: formatShortVersionRange(range),
    legacyShort: formatNuspecVersionRange(range),
    pretty: readable === '' ? '' : `(${readable})`,
    min: range.min === undefined ? null : formatNuGetVersion(range.min),
    minInclusive: range.minInclusive,
    max: range.max === undefined ? null : formatNuGetVersion(range.max),
    maxInclusive: range.maxInclusive,
    isFloating: isFloating(range),
    nonSnapshot: formatVersionRange(nonFloatingRange(range)),
  };
}

describe('tryParseVersionRange', () => {
  it.each(nuGetClientCases<{ r: string }, Record<string, unknown>>('range-parse'))(
    'reads $in.r as NuGet does',
    (example) => {
      expect(described(example.in.r)).toMatchObject(example.expect);
    },
  );

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
