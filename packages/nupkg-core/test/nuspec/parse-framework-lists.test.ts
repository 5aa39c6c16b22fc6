import { describe, expect, it } from 'vitest';
import { parseFrameworkAssemblies, parseFrameworkReferenceGroups } from '../../src/nuspec/parse-framework-lists.ts';
import { parseXml } from '../../src/xml/parse-xml.ts';

const parse = (text: string) => parseXml(Buffer.from(text), 'a');

describe('parseFrameworkAssemblies', () => {
  it('skips an assembly without a name', () => {
    const element = parse('<a><frameworkAssembly assemblyName="X"/><frameworkAssembly/></a>');
    expect(parseFrameworkAssemblies(element)).toEqual([{ assemblyName: 'X', frameworks: [] }]);
  });
});

describe('parseFrameworkReferenceGroups', () => {
  it('reads a group without a framework', () => {
    const element = parse('<a><group><frameworkReference name="X"/></group></a>');
    expect(parseFrameworkReferenceGroups(element)).toEqual([{ framework: undefined, names: ['X'] }]);
  });
});
