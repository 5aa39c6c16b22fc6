import { describe, expect, it } from 'vitest';
import {
  addProjectVersion,
  packageIdOf,
  readProjectVersion,
  readReference,
  writeProjectVersion,
  writeReference,
} from '../src/project-version.ts';

const project = (inner: string): string =>
  `<Project>\r\n  <PropertyGroup>\r\n    ${inner}\r\n  </PropertyGroup>\r\n</Project>`;

describe('readProjectVersion', () => {
  it.each([
    ['<Version>1.2.3</Version>', '1.2.3'],
    ['<VersionPrefix>1.2.3</VersionPrefix>', '1.2.3'],
    ['<VersionPrefix>1.2.3</VersionPrefix><VersionSuffix>rc.1</VersionSuffix>', '1.2.3-rc.1'],
    ['<PackageId>A</PackageId>', undefined],
  ])('of %s is %s', (inner, version) => {
    expect(readProjectVersion(project(inner))).toBe(version);
  });
});

describe('writeProjectVersion', () => {
  it('writes where the version stands, and nothing else', () => {
    expect(writeProjectVersion(project('<Version>1.0.0</Version>'), '2.0.0')).toBe(project('<Version>2.0.0</Version>'));
    const split = '<VersionPrefix>1.0.0</VersionPrefix><VersionSuffix>a</VersionSuffix>';
    expect(writeProjectVersion(project(split), '2.0.0-rc.1')).toBe(
      project('<VersionPrefix>2.0.0</VersionPrefix><VersionSuffix>rc.1</VersionSuffix>'),
    );
    expect(writeProjectVersion(project('<PackageId>A</PackageId>'), '2.0.0')).toBeUndefined();
  });
});

describe('addProjectVersion', () => {
  it('puts the version first in the first group', () => {
    expect(addProjectVersion(project('<PackageId>A</PackageId>'), '2.0.0')).toBe(
      project('<Version>2.0.0</Version>\r\n    <PackageId>A</PackageId>'),
    );
    expect(addProjectVersion('<Project/>', '2.0.0')).toBeUndefined();
  });
});

describe('packageIdOf', () => {
  it('is what the project says, or its name', () => {
    expect(packageIdOf(project('<PackageId>A.B</PackageId>'), 'X.csproj')).toBe('A.B');
    expect(packageIdOf(project(''), 'Acme.X.csproj')).toBe('Acme.X');
  });
});

describe('readReference', () => {
  it('finds the version of one package, whatever its case', () => {
    const text = '<PackageReference Include="A.B" Version="1.0.0" /><PackageReference Include="AxB" Version="2" />';
    expect([readReference(text, 'a.b'), readReference(text, 'A')]).toEqual(['1.0.0', undefined]);
  });
});

describe('writeReference', () => {
  it('writes every reference to one package', () => {
    const text = (version: string): string =>
      `<PackageReference Include="A" Version="${version}" PrivateAssets="all" /><PackageVersion Include="a" Version="${version}" /><PackageReference Include="B" Version="1" />`;
    expect(writeReference(text('1'), 'A', '2')).toBe(text('2'));
  });
});
