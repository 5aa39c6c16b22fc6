import { describe, expect, it } from 'vitest';
import {
  AGNOSTIC_FRAMEWORK,
  ANY_FRAMEWORK,
  frameworkKey,
  frameworksEqual,
  frameworkVersion,
  isAgnostic,
  isAny,
  isNet5Era,
  isPackageBased,
  isPortable,
  isUnsupported,
  parseTargetFramework,
  targetFramework,
  UNSUPPORTED_FRAMEWORK,
} from '../src/index.ts';
import { nuGetClientCases } from './nuget-client-cases.ts';

describe('targetFramework', () => {
  it('has a platform from .NET 5 on only', () => {
    const platform = { name: 'windows', version: frameworkVersion(7) };
    expect(targetFramework('.NETCoreApp', frameworkVersion(8), '', platform).platform).toBe('windows');
    expect(targetFramework('.NETCoreApp', frameworkVersion(3, 1), '', platform).platform).toBe('');
  });
});

describe('frameworksEqual', () => {
  it.each(nuGetClientCases<{ a: string; b: string }, { equals: boolean }>('fw-equals'))(
    'compares $in.a with $in.b as NuGet does',
    (example) => {
      const [a, b] = [parseTargetFramework(example.in.a), parseTargetFramework(example.in.b)];
      expect(frameworksEqual(a, b)).toBe(example.expect.equals);
    },
  );

  it('looks at the version of the platform', () => {
    const [a, b] = [parseTargetFramework('net8.0-windows7.0'), parseTargetFramework('net8.0-windows')];
    expect(frameworksEqual(a, b)).toBe(false);
  });
});

describe('frameworkKey', () => {
  it('is the same for names that differ in case', () => {
    expect(frameworkKey(targetFramework('Foo'))).toBe(frameworkKey(targetFramework('FOO')));
  });
});

describe('isAny, isAgnostic and isUnsupported', () => {
  it('know the special frameworks by their names', () => {
    expect([ANY_FRAMEWORK, AGNOSTIC_FRAMEWORK, UNSUPPORTED_FRAMEWORK].map(isAny)).toEqual([true, false, false]);
    expect(isAgnostic(AGNOSTIC_FRAMEWORK)).toBe(true);
    expect(isUnsupported(parseTargetFramework('nonsense'))).toBe(true);
  });
});

describe('isNet5Era', () => {
  it.each([
    ['net5.0', true],
    ['netcoreapp5.0', true],
    ['netcoreapp3.1', false],
    ['net48', false],
  ])('asks %s: %s', (text, answer) => {
    expect(isNet5Era(parseTargetFramework(text))).toBe(answer);
  });
});

describe('isPortable', () => {
  it.each([
    ['portable-net45+win8', true],
    ['portable5.0-net45+win8', false],
    ['netstandard1.1', false],
  ])('asks %s: %s', (text, answer) => {
    expect(isPortable(parseTargetFramework(text))).toBe(answer);
  });
});

describe('isPackageBased', () => {
  it.each([
    ['net8.0', true],
    ['netstandard2.0', true],
    ['netcore50', true],
    ['netcore45', false],
    ['net48', false],
  ])('asks %s: %s', (text, answer) => {
    expect(isPackageBased(parseTargetFramework(text))).toBe(answer);
  });
});
