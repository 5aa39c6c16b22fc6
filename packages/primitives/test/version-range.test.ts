import { describe, expect, it } from 'vitest';
import {
  bestMatch,
  formatNuGetVersion,
  formatVersionRange,
  parseNuGetVersion,
  parseVersionRange,
  rangeSatisfies,
  tryParseVersionRange,
} from '../src/index.ts';

const best = (range: string, versions: readonly string[]) => {
  const found = bestMatch(parseVersionRange(range), versions.map(parseNuGetVersion));
  return found === undefined ? undefined : formatNuGetVersion(found);
};

describe('parseVersionRange', () => {
  it.each([
    ['1.0', '[1.0.0, )'],
    ['[1.0]', '[1.0.0, 1.0.0]'],
    ['(1.0,2.0]', '(1.0.0, 2.0.0]'],
    ['[,1.0]', '(, 1.0.0]'],
    ['( , )', '(, )'],
    [' [ 1.0 , 2.0 ) ', '[1.0.0, 2.0.0)'],
  ])('normalizes %j to %s', (text, normalized) => {
    expect(formatVersionRange(parseVersionRange(text))).toBe(normalized);
  });

  it.each(['', '(1.0)', '(,)', '[,]', '[1.0,1.0)', '[2.0,1.0]', '[1.0', '1.0]', '[1.0,2.0,3.0]', '[*,1]x', 'a'])(
    'refuses %j',
    (text) => {
      expect(() => parseVersionRange(text)).toThrowCode('VERSION_RANGE_INVALID');
      expect(tryParseVersionRange(text)).toBeUndefined();
    },
  );
});

describe('rangeSatisfies', () => {
  it.each([
    ['[1.0,2.0)', '2.0.0-alpha', true],
    ['[1.0,2.0)', '2.0', false],
    ['(1.0,2.0)', '1.0', false],
    ['1.*', '2.0.0', true],
    ['( , )', '0.0.1', true],
  ])('%s and %s: %s', (range, version, satisfied) => {
    expect(rangeSatisfies(parseVersionRange(range), parseNuGetVersion(version))).toBe(satisfied);
  });
});

describe('bestMatch', () => {
  it.each([
    ['1.0', ['2.0', '1.5', '1.0'], '1.0.0'],
    ['1.0', ['1.1.0-beta', '1.2.0'], '1.2.0'],
    ['1.0-0', ['1.1.0-beta', '1.2.0'], '1.1.0-beta'],
    ['1.*', ['0.9', '2.0', '3.0'], '2.0.0'],
    ['1.*', ['1.0', '1.9', '2.0'], '1.9.0'],
    ['1.0.*', ['1.0.1', '1.0.9', '1.1.0'], '1.0.9'],
    ['*-*', ['1.0.0', '2.0.0-a'], '2.0.0-a'],
    ['1.0.0-rc.*', ['1.0.0-beta', '1.0.0-rc.1', '1.0.0-rc.2'], '1.0.0-rc.2'],
    ['[3.0]', ['1.0'], undefined],
  ])('%s picks from %j: %s', (range, versions, wanted) => {
    expect(best(range, versions)).toBe(wanted);
  });
});
