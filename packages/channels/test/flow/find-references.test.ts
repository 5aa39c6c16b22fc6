import { describe, expect, it } from 'vitest';
import { findReferences, type RepoFile } from '../../src/index.ts';

const found = (...files: readonly RepoFile[]): readonly string[] =>
  findReferences(files).map(({ path, id, version, at }) => {
    expect(files.find((file) => file.path === path)?.text.slice(at.start, at.end)).toBe(version);
    return `${id} ${version}`;
  });

describe('findReferences', () => {
  it('finds versions in MSBuild files, as attribute, element and property', () => {
    const text = [
      '\ufeff<Project>\r\n<!-- <PackageVersion Include="No" Version="9" /> -->',
      `<PackageVersion Version='1.0.0' Include="A" Condition="'$(X)' > '1'" />`,
      '<PackageReference Update="B"><PrivateAssets>all</PrivateAssets><Version> 2.0.0 </Version></PackageReference>',
      '<PackageReference Include="C" VersionOverride="3.0.0"/>',
      '<PackageReference Include="NoVersion" />',
      '<GlobalPackageReference Include="D" Version="$(DVersion)" />',
      '<PackageVersion Include="E" Version="$(DVersion)" />',
      '</Project>',
    ].join('\r\n');
    const versions = '<Project><PropertyGroup><DVersion>4.0.0</DVersion></PropertyGroup></Project>';
    const files = [
      { path: 'Directory.Packages.props', text },
      { path: 'eng/Versions.props', text: versions },
    ];
    expect(found(...files)).toEqual(['A 1.0.0', 'B 2.0.0', 'C 3.0.0', 'D 4.0.0', 'E 4.0.0']);
  });

  it('finds versions, commits and coherent parents in Version.Details.xml', () => {
    const text = `<Dependencies><ProductDependencies>
      <Dependency Name="A" Version="1.0.0" CoherentParentDependency="B"><Uri>u</Uri><Sha>abc</Sha></Dependency>
    </ProductDependencies></Dependencies>`;
    const [reference] = findReferences([{ path: 'eng/Version.Details.xml', text }]);
    expect(reference).toMatchObject({ id: 'A', version: '1.0.0', parent: 'B', commit: { value: 'abc' } });
  });

  it('finds versions in the dependency sections of package.json only', () => {
    const text = `{ "version": "0.1.0", "a": { "dependencies": { "no": "1.0.0" } },
      "dependencies": { "x": "^1.2.3", "@s/y": "~2.0.0-rc.1", "z": "workspace:*", "q\\"": "3.0.0" },
      "devDependencies": { "d": "4.0.0" } }`;
    expect(found({ path: 'package.json', text })).toEqual(['x 1.2.3', '@s/y 2.0.0-rc.1', 'q" 3.0.0', 'd 4.0.0']);
  });

  it('finds versions in TOML', () => {
    const text = `core = "1.0.0" # core\n"My.Lib" = '2.0.0'\nname = "x"\n# no = "1.0.0"\n`;
    expect(found({ path: 'versions.toml', text })).toEqual(['core 1.0.0', 'My.Lib 2.0.0']);
  });

  it.each([
    '',
    '<Project',
    '<PackageVersion Include="A" Version="1.0.0"',
    '{"dependencies":{"a":',
    '<PackageVersion Include="A" Version="$(A)" />',
  ])('finds nothing in %s', (text) => {
    expect(
      findReferences([
        { path: 'a.props', text },
        { path: 'package.json', text },
      ]),
    ).toEqual([]);
  });
});
