import { describe, expect, it } from 'vitest';
import {
  ANY_FRAMEWORK,
  compareFrameworkVersions,
  formatFrameworkName,
  formatTargetFramework,
  frameworksEqual,
  parseTargetFramework,
  UNSUPPORTED_FRAMEWORK,
} from '../src/index.ts';

describe('parseTargetFramework', () => {
  it.each([
    ['net8.0', '.NETCoreApp,Version=v8.0'],
    ['NET8.0', '.NETCoreApp,Version=v8.0'],
    ['net10.0', '.NETCoreApp,Version=v10.0'],
    ['net10', '.NETFramework,Version=v1.0'],
    ['net80', '.NETCoreApp,Version=v8.0'],
    ['net472', '.NETFramework,Version=v4.7.2'],
    ['net40-client', '.NETFramework,Version=v4.0,Profile=client'],
    ['netstandard2.0', '.NETStandard,Version=v2.0'],
    ['netcoreapp3.1', '.NETCoreApp,Version=v3.1'],
    ['.NETCoreApp,Version=v8.0', '.NETCoreApp,Version=v8.0'],
    ['.NETFramework4.6.1', '.NETFramework,Version=v4.6.1'],
    ['Xamarin.iOS1.0', 'Xamarin.iOS,Version=v1.0'],
    ['WindowsPhoneApp8.1', 'WindowsPhoneApp,Version=v8.1'],
  ])('reads %s as %s', (text, name) => {
    expect(formatFrameworkName(parseTargetFramework(text))).toBe(name);
  });

  it('reads the platform of .NET 5 and later', () => {
    expect(parseTargetFramework('net8.0-windows10.0.19041.0')).toMatchObject({
      platform: 'windows',
      platformVersion: [10, 0, 19041, 0],
    });
  });

  it.each([
    ['net8.0-android34', 'net8.0-android34.0'],
    ['net8.0-ios17.2', 'net8.0-ios17.2'],
    ['net8.0-windows', 'net8.0-windows'],
  ])('reads the platform version of %s as one number for all its digits', (text, short) => {
    expect(formatTargetFramework(parseTargetFramework(text))).toBe(short);
  });

  it.each(['', 'nonsense', 'net8.0-', '$tfm$'])('takes %j for no framework', (text) => {
    expect(parseTargetFramework(text)).toEqual(UNSUPPORTED_FRAMEWORK);
  });
});

describe('formatTargetFramework', () => {
  it.each([
    'net8.0',
    'net10.0',
    'net472',
    'net45',
    'netstandard2.0',
    'netcoreapp3.1',
    'net8.0-windows7.0',
    'any',
    'win8',
    'wp75',
    'sl5',
    'net40',
    'xamarinios10',
  ])('writes %s back', (text) => {
    expect(formatTargetFramework(parseTargetFramework(text))).toBe(text);
  });
});

describe('frameworksEqual', () => {
  it('ignores how the framework was written', () => {
    expect(frameworksEqual(parseTargetFramework('net80'), parseTargetFramework('.NETCoreApp,Version=v8.0'))).toBe(true);
    expect(frameworksEqual(parseTargetFramework('net8.0'), ANY_FRAMEWORK)).toBe(false);
  });
});

describe('compareFrameworkVersions', () => {
  it('compares number by number', () => {
    expect(compareFrameworkVersions([4, 7, 2, 0], [4, 8, 0, 0])).toBeLessThan(0);
  });
});
