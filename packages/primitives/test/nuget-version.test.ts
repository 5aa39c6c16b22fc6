import { describe, expect, it } from 'vitest';
import {
  formatFullNuGetVersion,
  formatNuGetVersion,
  isPrerelease,
  parseNuGetVersion,
  tryParseNuGetVersion,
} from '../src/index.ts';

describe('parseNuGetVersion', () => {
  it.each([
    ['1', '1.0.0'],
    ['1.0', '1.0.0'],
    ['1.2.3.0', '1.2.3'],
    ['1.2.3.4', '1.2.3.4'],
    ['01.02.03', '1.2.3'],
    [' 1. 2. 3 ', '1.2.3'],
    ['1.0.0-RC.1+build', '1.0.0-RC.1'],
    ['1.0.0--1', '1.0.0--1'],
    ['1.0.0-01a', '1.0.0-01a'],
  ])('normalizes %j to %s', (text, normalized) => {
    expect(formatNuGetVersion(parseNuGetVersion(text))).toBe(normalized);
  });

  it.each(['', 'v1.0', '1.0.0.0.0', '2147483648', '1.0.0-', '1.0.0-01', '1.0.0-a..b', '1.0.0+', '-1', '1..0', '１.0'])(
    'refuses %j',
    (text) => {
      expect(() => parseNuGetVersion(text)).toThrowCode('VERSION_INVALID');
      expect(tryParseNuGetVersion(text)).toBeUndefined();
    },
  );
});

describe('formatFullNuGetVersion', () => {
  it('keeps the metadata', () => {
    expect(formatFullNuGetVersion(parseNuGetVersion('1.0+a.01'))).toBe('1.0.0+a.01');
  });
});

describe('isPrerelease', () => {
  it('looks at labels, not at metadata', () => {
    expect(isPrerelease(parseNuGetVersion('1.0.0-a'))).toBe(true);
    expect(isPrerelease(parseNuGetVersion('1.0.0+a'))).toBe(false);
  });
});
