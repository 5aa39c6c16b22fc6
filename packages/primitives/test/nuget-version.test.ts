import { describe, expect, it } from 'vitest';
import {
  formatFullNuGetVersion,
  formatNuGetVersion,
  formatVersionNumbers,
  isPrerelease,
  type NuGetVersion,
  parseNuGetVersion,
  tryParseNuGetVersion,
  tryParseSemanticVersion,
} from '../src/index.ts';
import { nuGetClientCases } from './nuget-client-cases.ts';

describe('parseNuGetVersion', () => {
  it('keeps every part', () => {
    expect(parseNuGetVersion(' 1.02.3.4-Beta.1+Build.007 ')).toEqual({
      major: 1,
      minor: 2,
      patch: 3,
      revision: 4,
      releaseLabels: ['Beta', '1'],
      metadata: 'Build.007',
      original: '1.02.3.4-Beta.1+Build.007',
    });
  });

  it.each([
    ['1', '1.0.0'],
    ['1.0', '1.0.0'],
    ['1.2.3.0', '1.2.3'],
    ['1.2.3.4', '1.2.3.4'],
    ['1. 2 .3', '1.2.3'],
    ['01.002', '1.2.0'],
    ['1.0-01a', '1.0.0-01a'],
    ['1.0--', '1.0.0--'],
    ['2147483647', '2147483647.0.0'],
    ['1.0+a-b', '1.0.0'],
  ])('reads %j as %s', (text, normalized) => {
    expect(formatNuGetVersion(parseNuGetVersion(text))).toBe(normalized);
  });

  it.each([
    '',
    ' ',
    'v1',
    '1.',
    '.1',
    '1..2',
    '1.2.3.4.5',
    '-1',
    '1 2',
    '2147483648',
    '1.0-',
    '1.0-a.',
    '1.0-01',
    '1.0-a_b',
    '1.0+',
    '1.0-a+',
    '1.0+a+b',
    '１.0',
    '1.*',
  ])('refuses %j', (text) => {
    expect(() => parseNuGetVersion(text)).toThrowCode('VERSION_INVALID');
  });
});

interface ParsedVersion {
  readonly valid: boolean;
  readonly normalized: string;
  readonly full: string;
  readonly original: string;
  readonly labels: readonly string[];
  readonly isPrerelease: boolean;
}

function parsed(version: NuGetVersion | undefined): Partial<ParsedVersion> {
  if (version === undefined) return { valid: false };
  return {
    valid: true,
    normalized: formatNuGetVersion(version),
    full: formatFullNuGetVersion(version),
    original: version.original,
    labels: version.releaseLabels,
    isPrerelease: isPrerelease(version),
  };
}

describe('tryParseNuGetVersion', () => {
  it.each(nuGetClientCases<{ v: string }, ParsedVersion>('version-parse'))('reads $in.v as NuGet does', (example) => {
    expect(parsed(tryParseNuGetVersion(example.in.v))).toMatchObject(example.expect);
  });

  it('answers undefined for what is not a version', () => {
    expect(tryParseNuGetVersion('latest')).toBeUndefined();
  });
});

describe('tryParseSemanticVersion', () => {
  it.each(nuGetClientCases<{ v: string }, ParsedVersion>('semver-parse'))('reads $in.v as NuGet does', (example) => {
    expect(parsed(tryParseSemanticVersion(example.in.v))).toMatchObject(example.expect);
  });

  it.each(['1.2.3', '0.0.0-a.0+001', '10.20.30--'])('accepts %s', (text) => {
    expect(tryParseSemanticVersion(text)).toMatchObject({ original: text });
  });

  it.each([
    '1',
    '1.2',
    '1.2.3.4',
    '01.2.3',
    '1.2.03',
    ' 1.2.3',
    '1.2.3 ',
    '1.2.3-a ',
    '1.2.3.',
    '1.2.3-',
    '1.2.2147483648',
  ])('refuses %j', (text) => {
    expect(tryParseSemanticVersion(text)).toBeUndefined();
  });
});

describe('isPrerelease', () => {
  it('is true with release labels only', () => {
    expect(isPrerelease(parseNuGetVersion('1.0-a'))).toBe(true);
    expect(isPrerelease(parseNuGetVersion('1.0+a'))).toBe(false);
  });
});

describe('formatNuGetVersion', () => {
  it('keeps the case of labels and drops metadata', () => {
    expect(formatNuGetVersion(parseNuGetVersion('1.0-RC.1+abc'))).toBe('1.0.0-RC.1');
  });
});

describe('formatFullNuGetVersion', () => {
  it('keeps metadata', () => {
    expect(formatFullNuGetVersion(parseNuGetVersion('1.0-RC.1+abc'))).toBe('1.0.0-RC.1+abc');
  });
});

describe('formatVersionNumbers', () => {
  it.each(
    nuGetClientCases<{ v: string; format: string }, { text: string }>('version-format').filter(
      (example) => example.in.format === 'V',
    ),
  )('writes $in.v as NuGet does', (example) => {
    expect(formatVersionNumbers(parseNuGetVersion(example.in.v))).toBe(example.expect.text);
  });

  it('leaves out labels and a revision of zero', () => {
    expect(formatVersionNumbers(parseNuGetVersion('1.2.3.0-RC'))).toBe('1.2.3');
    expect(formatVersionNumbers(parseNuGetVersion('1.2.3.4'))).toBe('1.2.3.4');
  });
});
