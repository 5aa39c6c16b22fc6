import { formatVersionRange } from '@nuspine/primitives';
import { describe, expect, it } from 'vitest';
import { parseCentralPackages } from '../../src/index.ts';

function parse(...groups: readonly string[]) {
  return parseCentralPackages(Buffer.from(`<Project>${groups.join('')}</Project>`), 'Directory.Packages.props');
}

function versions(...groups: readonly string[]): Readonly<Record<string, string>> {
  return Object.fromEntries([...parse(...groups).versions].map(([id, range]) => [id, formatVersionRange(range)]));
}

describe('parseCentralPackages', () => {
  it('reads versions, as attributes or elements, of one or several ids', () => {
    const items =
      '<PackageVersion Include="A;B" Version="1.0" /><PackageVersion Include="C"><Version>[2.0]</Version></PackageVersion>';
    expect(versions(`<ItemGroup Label="all">${items}<PackageReference Include="D" /></ItemGroup>`)).toEqual({
      a: '[1.0.0, )',
      b: '[1.0.0, )',
      c: '[2.0.0, 2.0.0]',
    });
  });

  it('takes the first of several versions, and tells of it', () => {
    const items = '<PackageVersion Include="A" Version="1.0" /><PackageVersion Include="a" Version="2.0" />';
    expect(versions(`<ItemGroup>${items}</ItemGroup>`)).toEqual({ a: '[1.0.0, )' });
    expect(parse(`<ItemGroup>${items}</ItemGroup>`).repeated).toEqual(['A']);
  });

  it('prefers an element to an attribute, and leaves out what is excluded', () => {
    const items = '<PackageVersion Include="A;B" Exclude="b" Version="1.0"><Version>2.0</Version></PackageVersion>';
    expect(versions(`<ItemGroup>${items}</ItemGroup>`)).toEqual({ a: '[2.0.0, )' });
  });

  it('has a reference for every project, and its version behind the others', () => {
    const items = [
      '<GlobalPackageReference Include="G" Version="2.0" /><GlobalPackageReference Include="H" Version="2.0" />',
      '<PackageVersion Include="G" Version="1.0" />',
    ];
    const central = parse(`<ItemGroup>${items.join('')}</ItemGroup>`);
    const ranges = central.globalReferences?.map(({ id, range }) => [id, formatVersionRange(range)]);
    expect(ranges).toEqual([
      ['G', '[1.0.0, )'],
      ['H', '[2.0.0, )'],
    ]);
    expect([...central.versions.keys()]).toEqual(['g', 'h']);
  });

  it('has no global references where they are switched off', () => {
    const off =
      '<PropertyGroup><RestoreEnableGlobalPackageReference>false</RestoreEnableGlobalPackageReference></PropertyGroup>';
    const items = '<ItemGroup><GlobalPackageReference Include="G" Version="2.0" /></ItemGroup>';
    expect(parse(off, items)).toMatchObject({ globalReferences: [], versions: new Map() });
  });

  it('knows which versions float without leave', () => {
    const items = '<ItemGroup><PackageVersion Include="A" Version="1.*" /></ItemGroup>';
    const on = '<CentralPackageFloatingVersionsEnabled>true</CentralPackageFloatingVersionsEnabled>';
    expect(parse(items).forbiddenFloating).toEqual(['A']);
    expect(parse(items, `<PropertyGroup>${on}</PropertyGroup>`).forbiddenFloating).toEqual([]);
  });

  it('knows whether references may have versions of their own', () => {
    const off = '<CentralPackageVersionOverrideEnabled>false</CentralPackageVersionOverrideEnabled>';
    expect(parse(`<PropertyGroup>${off}</PropertyGroup>`).versionOverrides).toBe(false);
    expect(parse().versionOverrides).toBe(true);
  });

  it('fills in properties as they are in the end', () => {
    const item = '<ItemGroup><PackageVersion Include="A" Version="$(V)" /></ItemGroup>';
    const properties = ['1', '2'].map((value) => `<PropertyGroup><V>${value}</V></PropertyGroup>`);
    expect(versions(properties[0] ?? '', item, properties[1] ?? '')).toEqual({ a: '[2.0.0, )' });
  });

  it('fills in properties that the file sets before', () => {
    const properties = '<PropertyGroup><V>3</V><Full>$(V).1</Full></PropertyGroup>';
    expect(versions(properties, '<ItemGroup><PackageVersion Include="A" Version="$(full)" /></ItemGroup>')).toEqual({
      a: '[3.1.0, )',
    });
  });

  it('follows items from top to bottom', () => {
    const items = [
      '<PackageVersion Include="A" Version="1.0" /><PackageVersion Include="B" Version="1.0" />',
      '<PackageVersion Update="A;C" Version="2.0" /><PackageVersion Remove="B" />',
    ];
    expect(versions(`<ItemGroup>${items.join('')}</ItemGroup>`)).toEqual({ a: '[2.0.0, )' });
  });

  it('knows whether transitive packages are pinned', () => {
    const on = '<CentralPackageTransitivePinningEnabled>True</CentralPackageTransitivePinningEnabled>';
    expect(parse(`<PropertyGroup>${on}</PropertyGroup>`).transitivePinning).toBe(true);
    expect(parse().transitivePinning).toBe(false);
  });

  it('has no versions where they are switched off', () => {
    const off = '<PropertyGroup><ManagePackageVersionsCentrally>false</ManagePackageVersionsCentrally></PropertyGroup>';
    expect(versions(off, '<ItemGroup><PackageVersion Include="A" Version="1.0" /></ItemGroup>')).toEqual({});
  });

  it.each([
    ['a condition', `<ItemGroup Condition="'$(X)' == ''" />`],
    ['an import', '<Import Project="other.props" />'],
    ['a property from elsewhere', '<ItemGroup><PackageVersion Include="A" Version="$(Elsewhere)" /></ItemGroup>'],
    ['a function', '<PropertyGroup><V>$([System.String]::Copy("1"))</V></PropertyGroup>'],
    ['a wildcard', '<ItemGroup><PackageVersion Update="A.*" Version="1.0" /></ItemGroup>'],
    ['a version that is none', '<ItemGroup><PackageVersion Include="A" Version="x" /></ItemGroup>'],
  ])('refuses %s', (_, group) => {
    expect(() => parse(group)).toThrowCode('CENTRAL_PACKAGES_INVALID');
  });

  it('refuses another document', () => {
    expect(() => parseCentralPackages(Buffer.from('<package />'), 'a.nuspec')).toThrowCode('CENTRAL_PACKAGES_INVALID');
  });
});
