import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  formatFrameworkName,
  formatPlatformName,
  formatTargetFramework,
  frameworksEqual,
  frameworkVersion,
  parseTargetFramework,
  targetFramework,
} from '../src/index.ts';

describe('formatTargetFramework', () => {
  it.each([
    'net8.0',
    'net10.0',
    'net472',
    'net45',
    'net4.10',
    'net40-client',
    'netstandard2.0',
    'netcoreapp3.1',
    'net8.0-windows',
    'net8.0-windows10.0.19041',
    'portable-net45+win8',
    'uap10.0',
    'win8',
    'sl4-wp71',
    'dotnet',
    'dotnet54',
    'any',
    'unsupported',
  ])('writes %s back', (text) => {
    expect(formatTargetFramework(parseTargetFramework(text))).toBe(text);
  });

  it.each([
    ['.NETFramework,Version=v4.0,Profile=Full', 'net40-full'],
    ['.NETPortable,Version=v0.0,Profile=Profile259', 'portable-net45+win8+wp8+wpa81'],
    ['portable-wp8+monotouch+net45', 'portable-net45+wp8'],
    ['net8.0-Windows', 'net8.0-windows'],
    ['My-Frame.Work,Version=v1.0', 'myframework10'],
  ])('writes %s as %s', (text, short) => {
    expect(formatTargetFramework(parseTargetFramework(text))).toBe(short);
  });

  it.each(['.NETPortable,Version=v0.0', '.NETPortable,Version=v0.0,Profile=Profile1', '-,Version=v1.0'])(
    'refuses %s, which has no short name',
    (text) => {
      expect(() => formatTargetFramework(parseTargetFramework(text))).toThrowCode('FRAMEWORK_INVALID');
    },
  );

  it('writes what parses to the same framework', () => {
    const digit = fc.integer({ min: 0, max: 30 });
    const identifiers = fc.constantFrom('.NETCoreApp', '.NETFramework', '.NETStandard', 'UAP', 'Tizen', 'Windows');
    fc.assert(
      fc.property(identifiers, fc.integer({ min: 1, max: 4 }), digit, digit, digit, (identifier, ...numbers) => {
        const framework = targetFramework(identifier, frameworkVersion(...numbers));
        expect(frameworksEqual(parseTargetFramework(formatTargetFramework(framework)), framework)).toBe(true);
      }),
      { seed: 1 },
    );
  });
});

describe('formatFrameworkName', () => {
  it.each([
    ['net8.0-windows', '.NETCoreApp,Version=v8.0'],
    ['net472', '.NETFramework,Version=v4.7.2'],
    ['net40-client', '.NETFramework,Version=v4.0,Profile=Client'],
  ])('writes %s as %s', (text, name) => {
    expect(formatFrameworkName(parseTargetFramework(text))).toBe(name);
  });
});

describe('formatPlatformName', () => {
  it.each([
    ['net8.0', ''],
    ['net8.0-windows', 'windows,Version=0.0'],
    ['net8.0-windows10.0.19041', 'windows,Version=10.0.19041'],
  ])('writes the platform of %s as %j', (text, name) => {
    expect(formatPlatformName(parseTargetFramework(text))).toBe(name);
  });
});
