import { describe, expect, it } from 'vitest';
import { parseConfigFile, readSection, requiredAttribute } from '../../src/config/config-file.ts';

function sectionOf(text: string): readonly [boolean, readonly (string | undefined)[]] {
  const file = parseConfigFile(Buffer.from(`<configuration>${text}</configuration>`), 'NuGet.config');
  const { clears, items } = readSection(file, 'packageSources');
  return [clears, items.map(({ attributes }) => attributes['key'])];
}

describe('parseConfigFile', () => {
  it.each(['', 'text', '<packageSources/>', '<!DOCTYPE a><configuration/>', '<configuration>'])(
    'refuses %j',
    (text) => {
      expect(() => parseConfigFile(Buffer.from(text), 'NuGet.config')).toThrowCode('NUGET_CONFIG_INVALID');
    },
  );
});

describe('readSection', () => {
  it.each([
    ['', [false, []]],
    ['<packageSources><add key="a"/><add key="b"/></packageSources>', [false, ['a', 'b']]],
    ['<packageSources><add key="a"/><clear/><add key="b"/></packageSources>', [true, ['b']]],
    ['<packageSources><add key="a"/></packageSources><packageSources><add key="b"/></packageSources>', [false, ['a']]],
    ['<packagesources><add key="a"/></packagesources>', [false, []]],
  ])('reads %s', (text, expected) => {
    expect(sectionOf(text)).toEqual(expected);
  });
});

describe('parseConfigFile of a root in another case', () => {
  it('reads it, as NuGet does', () => {
    expect(parseConfigFile(Buffer.from('<Configuration/>'), 'NuGet.config').path).toBe('NuGet.config');
  });
});

describe('requiredAttribute', () => {
  it('names what is missing', () => {
    const { root } = parseConfigFile(Buffer.from('<configuration key=""/>'), 'NuGet.config');
    expect(() => requiredAttribute(root, 'key', 'NuGet.config')).toThrowCode('NUGET_CONFIG_INVALID');
    expect(() => requiredAttribute(root, 'value', 'NuGet.config')).toThrow('lacks value');
  });
});
