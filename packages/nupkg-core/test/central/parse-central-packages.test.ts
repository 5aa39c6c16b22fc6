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
    ['a version that is none', '<ItemGroup><PackageVersion Include="A" Version="x" /></ItemGroup>'],
  ])('refuses %s', (_, group) => {
    expect(() => parse(group)).toThrowCode('CENTRAL_PACKAGES_INVALID');
  });

  it('refuses another document', () => {
    expect(() => parseCentralPackages(Buffer.from('<package />'), 'a.nuspec')).toThrowCode('CENTRAL_PACKAGES_INVALID');
  });
});
