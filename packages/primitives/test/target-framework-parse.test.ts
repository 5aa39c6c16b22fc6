import { describe, expect, it } from 'vitest';
import {
  formatFrameworkName,
  formatPlatformName,
  formatTargetFramework,
  frameworkVersion,
  isPackageBased,
  isUnsupported,
  parseFrameworkFolder,
  parseFrameworkMonikers,
  parseTargetFramework,
  type TargetFramework,
  UNSUPPORTED_FRAMEWORK,
} from '../src/index.ts';
import { nuGetClientCases } from './nuget-client-cases.ts';

interface FrameworkInput {
  readonly f: string;
  readonly components?: boolean;
  readonly platform?: string | null;
}

function parse({ f, components, platform }: FrameworkInput): TargetFramework {
  return components === true ? parseFrameworkMonikers(f, platform ?? '') : parseTargetFramework(f);
}

/** NuGet throws for a framework that has no short name; the cases have `null` for it. */
function shortName(framework: TargetFramework): string | null {
  try {
    return formatTargetFramework(framework);
  } catch (error) {
    expect(error).toMatchObject({ code: 'FRAMEWORK_INVALID' });
    return null;
  }
}

function described(framework: TargetFramework): Record<string, unknown> {
  return {
    dotNetFrameworkName: formatFrameworkName(framework),
    dotNetPlatformName: formatPlatformName(framework),
    short: shortName(framework),
    profile: framework.profile,
    isUnsupported: isUnsupported(framework),
    isPackageBased: isPackageBased(framework),
  };
}

describe('parseTargetFramework', () => {
  it.each(nuGetClientCases<FrameworkInput, Record<string, unknown>>('fw-parse'))(
    'or parseFrameworkMonikers reads $in as NuGet does',
    (example) => {
      if (example.expect['ok'] === false) expect(() => parse(example.in)).toThrowCode('FRAMEWORK_INVALID');
      else expect(described(parse(example.in))).toMatchObject(example.expect);
    },
  );

  it.each([
    // Without dots each digit is a number of its own, so that net10 is not .NET 10.
    ['net10', '.NETFramework,Version=v1.0'],
    ['net100', '.NETFramework,Version=v1.0'],
    ['net10.0', '.NETCoreApp,Version=v10.0'],
    ['net80', '.NETCoreApp,Version=v8.0'],
    ['NET8.0', '.NETCoreApp,Version=v8.0'],
    ['net472', '.NETFramework,Version=v4.7.2'],
    ['net', '.NETFramework,Version=v0.0'],
    ['4.5', '.NETFramework,Version=v4.5'],
    ['net40-CLIENT', '.NETFramework,Version=v4.0,Profile=Client'],
    ['.NETFramework4.6.1', '.NETFramework,Version=v4.6.1'],
    ['dotnet', '.NETPlatform,Version=v5.0'],
    ['portable-net45%2Bwin8', '.NETPortable,Version=v0.0,Profile=Profile7'],
    ['portable-win+net45+wp8+wpa+monoandroid', '.NETPortable,Version=v0.0,Profile=Profile259'],
    ['portable-net45+foo', '.NETPortable,Version=v0.0,Profile=net45+foo'],
    ['.NETFramework, version=v4.8', '.NETFramework,Version=v4.8'],
    ['.NETCoreApp,Version=v8.0,Profile=x', '.NETCoreApp,Version=v8.0'],
    ['Any,Version=nonsense', 'Any,Version=v0.0'],
  ])('reads %s as %s', (text, name) => {
    expect(formatFrameworkName(parseTargetFramework(text))).toBe(name);
  });

  it('reads the platform of .NET 5 and later', () => {
    expect(parseTargetFramework('net8.0-windows10.0.19041')).toMatchObject({
      platform: 'windows',
      platformVersion: frameworkVersion(10, 0, 19041),
    });
  });

  it.each(['', 'nonsense', 'net8.0-', 'net8.0-windows7.0.x', 'net4.', 'portable', '$tfm$', ' net8.0', '46'])(
    'takes %j for a framework that is not known',
    (text) => {
      expect(parseTargetFramework(text)).toEqual(UNSUPPORTED_FRAMEWORK);
    },
  );

  it.each([
    ',',
    '.NETFramework,Version=v4.x',
    '.NETFramework,Version=',
    '.NETPortable,Version=v0.0,Profile=net45-client',
    'portable-net45+net40-client',
  ])('refuses %j', (text) => {
    expect(() => parseTargetFramework(text)).toThrowCode('FRAMEWORK_INVALID');
  });
});

describe('parseFrameworkFolder', () => {
  it('takes no time for a long row of dots', () => {
    expect(isUnsupported(parseFrameworkFolder(`${'.'.repeat(1_000_000)}!`))).toBe(true);
  });

  it('finds no full name in a folder', () => {
    expect(parseFrameworkFolder('.NETFramework,Version=v4.8')).toEqual(UNSUPPORTED_FRAMEWORK);
  });
});

describe('parsePortableMembers', () => {
  it('refuses more frameworks than any profile has', () => {
    const names = Array.from({ length: 33 }, (_, index) => `net4.${String(index)}`);
    expect(() => parseTargetFramework(`portable-${names.join('+')}`)).toThrowCode('FRAMEWORK_INVALID');
    expect(parseTargetFramework(`portable-${names.slice(1).join('+')}`).identifier).toBe('.NETPortable');
  });
});

describe('parseFrameworkMonikers', () => {
  it('puts the platform beside the framework', () => {
    const framework = parseFrameworkMonikers('.NETCoreApp,Version=v8.0', 'Windows,Version=7.0');
    expect(formatTargetFramework(framework)).toBe('net8.0-windows7.0');
  });

  it('ignores the platform of a framework that has none', () => {
    const framework = parseFrameworkMonikers('.NETFramework,Version=v4.8', 'Windows,Version=7.0');
    expect(formatTargetFramework(framework)).toBe('net48');
  });

  it('refuses a profile from .NET 5 on', () => {
    expect(() => parseFrameworkMonikers('.NETCoreApp,Version=v8.0,Profile=x')).toThrowCode('FRAMEWORK_INVALID');
  });
});
