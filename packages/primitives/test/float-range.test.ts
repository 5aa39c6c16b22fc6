import { describe, expect, it } from 'vitest';
import {
  floatIncludes,
  formatFloatRange,
  formatNuGetVersion,
  parseNuGetVersion,
  tryParseFloatRange,
} from '../src/index.ts';
import { nuGetClientCases } from './nuget-client-cases.ts';

interface ParsedFloat {
  readonly valid: boolean;
  readonly min: string;
  readonly prefix: string;
}

function parsed(text: string): Partial<ParsedFloat> {
  const float = tryParseFloatRange(text);
  if (float === undefined) return { valid: false };
  const min = formatNuGetVersion(float.min);
  return { valid: true, min, ...(float.releasePrefix === undefined ? {} : { prefix: float.releasePrefix }) };
}

describe('tryParseFloatRange', () => {
  it.each(nuGetClientCases<{ f: string }, ParsedFloat>('float-parse'))('reads $in.f as NuGet does', (example) => {
    expect(parsed(example.in.f)).toMatchObject(example.expect);
  });

  it.each([
    ['*', 'major', '0.0', undefined],
    ['1.*', 'minor', '1.0', undefined],
    ['1.2.*', 'patch', '1.2.0', undefined],
    ['1.2.3.*', 'revision', '1.2.3.0', undefined],
    ['1.0.0-*', 'prerelease', '1.0.0-0', ''],
    ['1.0.0-rc.*', 'prerelease', '1.0.0-rc.0', 'rc.'],
    ['1.0.0-a-*', 'prerelease', '1.0.0-a-', 'a-'],
    ['*-*', 'absolute-latest', '0.0.0-0', ''],
    ['*-rc*', 'prerelease-major', '0-rc', 'rc'],
    ['1.*-*', 'prerelease-minor', '1.0-0', ''],
    ['1.2.*-*', 'prerelease-patch', '1.2.0-0', ''],
    ['1.2.3.*-*', 'prerelease-revision', '1.2.3.0-0', ''],
    // A star straight after a digit is read as a zero that does not float.
    ['1*', 'none', '10', undefined],
    ['1.0-a', 'none', '1.0-a', 'a'],
  ])('reads %s as %s from %s', (text, behavior, min, releasePrefix) => {
    expect(tryParseFloatRange(text)).toEqual({ behavior, min: parseNuGetVersion(min), releasePrefix });
  });

  it.each(['', '1.*.0', '*.1', '1.0.0+*', '**', '1.*-a*b', '1.0.*-*-*', '1.2.3.4.*', '1.0.0*-a*-', '1.0-a-.*'])(
    'refuses %j',
    (text) => {
      expect(tryParseFloatRange(text)).toBeUndefined();
    },
  );
});

describe('floatIncludes', () => {
  it.each([
    ['*', '9.0', true],
    ['*', '9.0-a', false],
    ['1.*', '1.9', true],
    ['1.*', '2.0', false],
    ['1.2.3.*', '1.2.4', false],
    ['1.0.0-*', '1.0.0', true],
    ['1.0.0-*', '1.0.1-a', false],
    ['1.0.0-BETA*', '1.0.0-beta.2', true],
    ['1.0.0-beta*', '1.0.0-rc', false],
    ['1.*-rc*', '1.5-rc.1', true],
    ['1.*-rc*', '1.5-beta', false],
    ['1.2.*-*', '1.3-a', false],
    ['*-*', '9.0-a', true],
    ['1.0', '1.0', false],
  ])('asks %s about %s: %s', (text, version, answer) => {
    const float = tryParseFloatRange(text);
    expect(float && floatIncludes(float, parseNuGetVersion(version))).toBe(answer);
  });
});

describe('formatFloatRange', () => {
  it.each(['*', '1.*', '1.2.*', '1.2.3.*', '1.0.0-*', '1.0.0-rc.*', '*-*', '*-rc*', '1.*-*', '1.2.*-b*', '1.2.3.*-*'])(
    'writes %s as it was read',
    (text) => {
      const float = tryParseFloatRange(text);
      expect(float && formatFloatRange(float)).toBe(text);
    },
  );

  it('writes what does not float as a version', () => {
    const float = tryParseFloatRange('1*');
    expect(float && formatFloatRange(float)).toBe('10.0.0');
  });
});
