import { describe, expect, it } from 'vitest';
import {
  parseFrameworkAssemblies,
  parseFrameworkReferenceGroups,
  parseReferenceGroups,
} from '../../src/nuspec/parse-framework-lists.ts';
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

describe('parseReferenceGroups', () => {
  it.each<[string, object]>([
    ['<a><reference file="a.dll"/><reference/></a>', [{ framework: undefined, names: ['a.dll'] }]],
    ['<a><group><reference file="b.dll"/></group><reference file="a.dll"/></a>', [{ names: ['b.dll'] }]],
    ['<a/>', []],
  ])('reads %s', (text, wanted) => {
    expect(parseReferenceGroups(parse(text))).toMatchObject(wanted);
  });
});
