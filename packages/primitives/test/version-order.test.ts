import { describe, expect, it } from 'vitest';
import {
  compareNuGetVersions,
  compareNuGetVersionsWithMetadata,
  compareVersionNumbers,
  nuGetVersionsEqual,
  parseNuGetVersion,
} from '../src/index.ts';
import { nuGetClientCases } from './nuget-client-cases.ts';

const order = (a: string, b: string): number => compareNuGetVersions(parseNuGetVersion(a), parseNuGetVersion(b));

interface VersionOrder {
  readonly default: number;
  readonly version: number;
  readonly versionReleaseMetadata: number;
  readonly equals: boolean;
}

describe('compareNuGetVersions', () => {
  it.each(nuGetClientCases<{ a: string; b: string }, VersionOrder>('version-compare'))(
    'and the other orders put $in.a and $in.b as NuGet does',
    (example) => {
      const [a, b] = [parseNuGetVersion(example.in.a), parseNuGetVersion(example.in.b)];
      expect({
        default: Math.sign(compareNuGetVersions(a, b)),
        version: Math.sign(compareVersionNumbers(a, b)),
        versionReleaseMetadata: Math.sign(compareNuGetVersionsWithMetadata(a, b)),
        equals: nuGetVersionsEqual(a, b),
      }).toMatchObject(example.expect);
    },
  );

  it.each([
    ['1.0', '1.0.0.1-a'],
    ['1.0-a', '1.0'],
    ['1.0-a', '1.0-a.0'],
    ['1.0-9', '1.0-10'],
    ['1.0-9', '1.0-a'],
    // A dash before digits is a sign: NuGet reads the label with Int32.TryParse.
    ['1.0--1', '1.0-0'],
    // A number that does not fit in 32 bits is compared as text.
    ['1.0-10000000000', '1.0-2147483648'],
    ['1.0-9', '1.0-2147483648'],
    ['1.0-alpha', '1.0-BETA'],
  ])('puts %s before %s', (before, after) => {
    expect(order(before, after)).toBeLessThan(0);
    expect(order(after, before)).toBeGreaterThan(0);
  });

  it.each([
    ['1.0', '1.0.0.0'],
    ['1.0-A', '1.0-a'],
    ['1.0+a', '1.0+b'],
  ])('puts %s level with %s', (a, b) => {
    expect(order(a, b)).toBe(0);
  });
});

describe('compareNuGetVersionsWithMetadata', () => {
  it('lets metadata decide between level versions', () => {
    const [a, b, c] = [parseNuGetVersion('1.0+a'), parseNuGetVersion('1.0+B'), parseNuGetVersion('1.0+b')];
    expect(compareNuGetVersionsWithMetadata(a, b)).toBeLessThan(0);
    expect(compareNuGetVersionsWithMetadata(b, c)).toBe(0);
  });
});

describe('compareVersionNumbers', () => {
  it('does not look at labels', () => {
    expect(compareVersionNumbers(parseNuGetVersion('1.0-a'), parseNuGetVersion('1.0'))).toBe(0);
    expect(compareVersionNumbers(parseNuGetVersion('1.0.0.1'), parseNuGetVersion('1.0'))).toBeGreaterThan(0);
  });
});

describe('nuGetVersionsEqual', () => {
  it('does not look at case or metadata', () => {
    expect(nuGetVersionsEqual(parseNuGetVersion('1.0-A+x'), parseNuGetVersion('1.0.0-a'))).toBe(true);
  });

  it('tells labels apart that are level in order', () => {
    const [a, b] = [parseNuGetVersion('1.0--0'), parseNuGetVersion('1.0-0')];
    expect(compareNuGetVersions(a, b)).toBe(0);
    expect(nuGetVersionsEqual(a, b)).toBe(false);
  });
});
