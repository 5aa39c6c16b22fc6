import { formatTargetFramework } from '@nuspine/primitives';
import { describe, expect, it } from 'vitest';
import {
  groupFramework,
  parseFrameworkAssemblies,
  parseFrameworkReferenceGroups,
  parseReferenceGroups,
} from '../../src/nuspec/parse-framework-lists.ts';
import { parseXml } from '../../src/xml/parse-xml.ts';

const parse = (...texts: readonly string[]) => texts.map((text) => parseXml(Buffer.from(text), 'a'));

describe('parseFrameworkAssemblies', () => {
  it('skips an assembly without a name', () => {
    const elements = parse('<a><frameworkAssembly assemblyName="X"/><frameworkAssembly/></a>');
    expect(parseFrameworkAssemblies(elements)).toEqual([{ assemblyName: 'X', frameworks: [] }]);
  });

  it('reads frameworks with commas between them', () => {
    const elements = parse('<a><frameworkAssembly assemblyName="X" targetFramework="net45, ,net46"/></a>');
    expect(parseFrameworkAssemblies(elements)[0]?.frameworks.map(formatTargetFramework)).toEqual([
      'net45',
      'unsupported',
      'net46',
    ]);
  });
});

describe('parseFrameworkReferenceGroups', () => {
  it('reads the groups of all elements, and a name once', () => {
    const elements = parse(
      '<a><group targetFramework="net8.0"><frameworkReference name="X"/><frameworkReference name="x"/></group></a>',
      '<a><group targetFramework="net9.0"/></a>',
    );
    expect(parseFrameworkReferenceGroups(elements, 'a')).toMatchObject([{ names: ['X'] }, { names: [] }]);
  });

  it('refuses a group without a framework', () => {
    const elements = parse('<a><group><frameworkReference name="X"/></group></a>');
    expect(() => parseFrameworkReferenceGroups(elements, 'a')).toThrowCode('NUPKG_NUSPEC_INVALID');
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

describe('groupFramework', () => {
  it.each([
    ['<group/>', undefined],
    ['<group targetFramework=""/>', undefined],
    ['<group targetFramework="net8.0"/>', 'net8.0'],
    ['<group targetFramework=" net8.0"/>', 'unsupported'],
  ])('of %s is %s', (text, wanted) => {
    const [framework] = parse(text).map(groupFramework);
    expect(framework && formatTargetFramework(framework)).toBe(wanted);
  });
});
