import { describe, expect, it } from 'vitest';
import { parseConfigFile } from '../../src/config/config-file.ts';
import { configuredMapping } from '../../src/config/configured-mapping.ts';

function mapping(...sections: readonly string[]): readonly string[] {
  const files = sections.map((text) => {
    const xml = `<configuration><packageSourceMapping>${text}</packageSourceMapping></configuration>`;
    return parseConfigFile(Buffer.from(xml), 'NuGet.config');
  });
  return configuredMapping(files, [{ name: 'Feed' }]).patterns.map(({ source, pattern }) => `${source}: ${pattern}`);
}

describe('configuredMapping', () => {
  it('calls a source as the sources do, and takes its patterns from the nearest file', () => {
    const near = '<packageSource key="feed"><package pattern="A.*"/><package pattern="B"/></packageSource>';
    const far =
      '<packageSource key="Feed"><package pattern="C"/></packageSource><packageSource key="far"><package pattern="*"/></packageSource>';
    expect(mapping(near, far)).toEqual(['Feed: A.*', 'Feed: B', 'far: *']);
  });

  it('reads names of elements in any case, and keys without the blanks around them', () => {
    expect(mapping('<PackageSource key="feed "><Package pattern="A"/></PackageSource>')).toEqual(['Feed: A']);
  });

  it.each([
    '<packageSource key="a"/>',
    '<packageSource key="a"/><clear/>',
    '<packageSource key="a"><package pattern=" "/></packageSource>',
    '<packageSource key="a"/><clear/><packageSource key="A"/>',
    '<packageSource/>',
    '<packageSource key="a"><package/></packageSource>',
  ])('refuses %s', (text) => {
    expect(() => mapping(text)).toThrowCode('NUGET_CONFIG_INVALID');
  });
});
