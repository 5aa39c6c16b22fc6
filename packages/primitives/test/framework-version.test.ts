import { describe, expect, it } from 'vitest';
import {
  compareFrameworkVersions,
  formatFrameworkVersion,
  frameworkVersion,
  NO_VERSION,
  tryParseFrameworkVersion,
} from '../src/index.ts';

describe('tryParseFrameworkVersion', () => {
  it.each([
    ['4.5', frameworkVersion(4, 5)],
    ['10.0.19041', frameworkVersion(10, 0, 19041)],
    ['1.2.3.4', frameworkVersion(1, 2, 3, 4)],
    // What System.Version takes, however odd.
    [' 4 .+05', frameworkVersion(4, 5)],
    ['-0.0', NO_VERSION],
  ])('reads %j', (text, version) => {
    expect(tryParseFrameworkVersion(text)).toEqual(version);
  });

  it.each(['', '4', '4.', '.5', '4..5', '1.2.3.4.5', '4.x', '4.-5', '4.2147483648'])('refuses %j', (text) => {
    expect(tryParseFrameworkVersion(text)).toBeUndefined();
  });
});

describe('frameworkVersion', () => {
  it('has zero for what is left out', () => {
    expect(frameworkVersion(8)).toEqual({ major: 8, minor: 0, build: 0, revision: 0 });
  });
});

describe('compareFrameworkVersions', () => {
  it('compares number by number', () => {
    expect(compareFrameworkVersions(frameworkVersion(4, 7, 2), frameworkVersion(4, 8))).toBeLessThan(0);
    expect(compareFrameworkVersions(frameworkVersion(10), frameworkVersion(9, 9))).toBeGreaterThan(0);
    expect(compareFrameworkVersions(frameworkVersion(5, 0), frameworkVersion(5))).toBe(0);
  });
});

describe('formatFrameworkVersion', () => {
  it.each([
    [frameworkVersion(4), 2, '4.0'],
    [frameworkVersion(4, 7, 2), 2, '4.7.2'],
    [frameworkVersion(1, 0, 0, 1), 2, '1.0.0.1'],
    [NO_VERSION, 4, '0.0.0.0'],
  ])('writes %j with %i numbers as %s', (version, parts, text) => {
    expect(formatFrameworkVersion(version, parts)).toBe(text);
  });
});
