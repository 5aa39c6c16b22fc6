import { describe, expect, it } from 'vitest';
import {
  acceptsPrerelease,
  bestMatch,
  isBetterMatch,
  parseNuGetVersion,
  parseVersionRange,
  rangeSatisfies,
} from '../src/index.ts';

describe('rangeSatisfies', () => {
  it.each([
    ['1.0', '1.0', true],
    ['1.0', '0.9', false],
    ['1.0', '1.0-a', false],
    ['(1.0,2.0)', '1.0', false],
    ['(1.0,2.0)', '2.0', false],
    ['[1.0,2.0]', '2.0', true],
    // Order alone decides: a prerelease is before its release.
    ['[1.0,2.0)', '2.0-alpha', true],
    // What floats is not asked.
    ['1.*', '2.0', true],
    ['( , )', '0.0.1-a', true],
  ])('asks %s about %s: %s', (range, version, answer) => {
    expect(rangeSatisfies(parseVersionRange(range), parseNuGetVersion(version))).toBe(answer);
  });
});

describe('bestMatch', () => {
  it.each([
    ['1.0', ['2.0', '1.5', '0.9'], '1.5'],
    ['1.0', ['1.1-beta', '1.2'], '1.2'],
    ['1.0-0', ['1.1-beta', '1.2'], '1.1-beta'],
    ['1.0', ['1.1-beta'], undefined],
    ['1.*', ['1.1', '1.3', '1.4-a', '2.0'], '1.3'],
    ['1.*', ['0.9', '2.0', '3.0'], '2.0'],
    ['1.*', ['3.0', '2.0', '1.0'], '1.0'],
    ['1.*-*', ['1.1', '1.2-a', '2.0'], '1.2-a'],
    ['*-*', ['1.1', '1.2-a'], '1.2-a'],
    ['1.0.0-beta*', ['1.0.0-alpha', '1.0.0-rc', '1.0.1'], '1.0.0-rc'],
  ])('of %s in %j is %s', (range, versions, best) => {
    expect(bestMatch(parseVersionRange(range), versions.map(parseNuGetVersion))?.original).toBe(best);
  });
});

describe('isBetterMatch', () => {
  it('keeps the current version against its equal', () => {
    const version = parseNuGetVersion('1.0');
    expect(isBetterMatch(parseVersionRange('1.0'), undefined, version)).toBe(true);
    expect(isBetterMatch(parseVersionRange('1.0'), version, parseNuGetVersion('1.0.0'))).toBe(false);
  });
});

describe('acceptsPrerelease', () => {
  it.each([
    ['1.0', false],
    ['1.0-a', true],
    ['[1.0,2.0-a)', true],
    ['1.*', false],
    ['1.*-*', true],
    ['*-*', true],
  ])('asks %s: %s', (range, answer) => {
    expect(acceptsPrerelease(parseVersionRange(range))).toBe(answer);
  });
});
