import { describe, expect, it } from 'vitest';
import {
  acceptsPrerelease,
  bestMatch,
  formatNuGetVersion,
  isBetterMatch,
  parseNuGetVersion,
  parseVersionRange,
  rangeSatisfies,
} from '../src/index.ts';
import { nuGetClientCases } from './nuget-client-cases.ts';

describe('rangeSatisfies', () => {
  it.each(nuGetClientCases<{ r: string; v: string }, { satisfies: boolean }>('range-satisfies'))(
    'asks $in.r about $in.v as NuGet does',
    (example) => {
      const satisfies = rangeSatisfies(parseVersionRange(example.in.r), parseNuGetVersion(example.in.v));
      expect(satisfies).toBe(example.expect.satisfies);
    },
  );

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
  it.each(nuGetClientCases<{ r: string; versions: string[] }, { best: string | null }>('range-best'))(
    'of $in.r in $in.versions is that of NuGet',
    (example) => {
      const best = bestMatch(parseVersionRange(example.in.r), example.in.versions.map(parseNuGetVersion));
      expect(best === undefined ? null : formatNuGetVersion(best)).toBe(example.expect.best);
    },
  );

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
  it.each(nuGetClientCases<{ r: string; considering: string }, { better: boolean }>('range-is-better'))(
    'asks $in.r about $in.considering as NuGet does',
    (example) => {
      const considered = parseNuGetVersion(example.in.considering);
      expect(isBetterMatch(parseVersionRange(example.in.r), undefined, considered)).toBe(example.expect.better);
    },
  );

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
