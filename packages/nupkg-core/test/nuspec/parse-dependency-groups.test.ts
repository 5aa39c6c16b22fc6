import { describe, expect, it } from 'vitest';
import { parseDependencyGroups } from '../../src/nuspec/parse-dependency-groups.ts';
import { parseXml } from '../../src/xml/parse-xml.ts';

describe('parseDependencyGroups', () => {
  it('keeps an empty group, which says that there are none', () => {
    const element = parseXml(Buffer.from('<dependencies><group targetFramework="net8.0"/></dependencies>'), 'a');
    expect(parseDependencyGroups(element)).toMatchObject([{ dependencies: [] }]);
    expect(parseDependencyGroups(undefined)).toEqual([]);
  });
});
