import { describe, expect, it } from 'vitest';
import {
  commonRange,
  enclosingRange,
  formatVersionRange,
  isSubsetOf,
  NO_VERSIONS,
  parseVersionRange,
  versionRangesEqual,
} from '../src/index.ts';
import { nuGetClientCases } from './nuget-client-cases.ts';

interface Ranges {
  readonly ranges: string[];
}

describe('versionRangesEqual', () => {
  it.each(nuGetClientCases<{ a: string; b: string }, { equals: boolean }>('range-equals'))(
    'compares $in.a with $in.b as NuGet does',
    (example) => {
      const [a, b] = [parseVersionRange(example.in.a), parseVersionRange(example.in.b)];
      expect(versionRangesEqual(a, b)).toBe(example.expect.equals);
    },
  );

  it.each([
    ['1.*', '1.0', false],
    ['1.*', '1.0.*', false],
    ['[1.*, )', '1.*', true],
    ['1.0', '(1.0, )', false],
    ['1.0', '[1.0, 2.0)', false],
  ])('compares %s with %s: %s', (a, b, answer) => {
    expect(versionRangesEqual(parseVersionRange(a), parseVersionRange(b))).toBe(answer);
  });
});

describe('isSubsetOf', () => {
  it.each(nuGetClientCases<{ sub: string; super: string }, { subset: boolean }>('range-subset'))(
    'asks about $in.sub and $in.super as NuGet does',
    (example) => {
      const answer = isSubsetOf(parseVersionRange(example.in.sub), parseVersionRange(example.in.super));
      expect(answer).toBe(example.expect.subset);
    },
  );

  it('finds the empty range in every other, and nothing in it', () => {
    const range = parseVersionRange('[1.0, 2.0]');
    expect(isSubsetOf(NO_VERSIONS, range)).toBe(true);
    expect(isSubsetOf(range, NO_VERSIONS)).toBe(false);
  });
});

describe('enclosingRange', () => {
  it.each(nuGetClientCases<Ranges, { range: string }>('range-combine'))('of $in.ranges is that of NuGet', (example) => {
    expect(formatVersionRange(enclosingRange(example.in.ranges.map(parseVersionRange)))).toBe(example.expect.range);
  });

  it('of nothing is empty', () => {
    expect(enclosingRange([])).toEqual(NO_VERSIONS);
  });
});

describe('commonRange', () => {
  it.each(nuGetClientCases<Ranges, { range: string }>('range-common'))('of $in.ranges is that of NuGet', (example) => {
    expect(formatVersionRange(commonRange(example.in.ranges.map(parseVersionRange)))).toBe(example.expect.range);
  });

  it.each([[['[1.0, 2.0]', '[3.0, 4.0]']], [['[1.0, 2.0)', '[2.0, 3.0]']], [['[1.0, 2.0]', '(1.0, 1.0)']], [[]]])(
    'of %j is empty',
    (ranges) => {
      expect(commonRange(ranges.map(parseVersionRange))).toEqual(NO_VERSIONS);
    },
  );

  it('of ranges that share one version is that version', () => {
    const range = commonRange(['[1.0, 2.0]', '[2.0, 3.0]'].map(parseVersionRange));
    expect(formatVersionRange(range)).toBe('[2.0.0, 2.0.0]');
  });
});
