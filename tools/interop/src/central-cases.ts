/** A `Directory.Packages.props`, and a project below it. */
export interface CentralCase {
  readonly name: string;
  /** Items of the file. */
  readonly items: string;
  /** Its properties, beyond the one that turns central versions on. */
  readonly properties?: string;
  /** What the project refers to; `A@2.0.0` states a version of its own. Just `A` unless told otherwise. */
  readonly references?: readonly string[];
}

const PINNING = '<CentralPackageTransitivePinningEnabled>true</CentralPackageTransitivePinningEnabled>';
const FLOATING = '<CentralPackageFloatingVersionsEnabled>true</CentralPackageFloatingVersionsEnabled>';
const NO_OVERRIDES = '<CentralPackageVersionOverrideEnabled>false</CentralPackageVersionOverrideEnabled>';

/** What people write into such files, right and wrong. A 1.0.0 and 2.0.0 ask for B of the same version, G 2.0.0 for B 1.5.0. */
export const CENTRAL_CASES: readonly CentralCase[] = [
  { name: 'Plain', items: version('A', '2.0.0') + version('B', '1.0.0') },
  { name: 'Pinned', items: version('A', '1.0.0') + version('B', '2.0.0'), properties: PINNING },
  { name: 'Lowered', items: version('A', '2.0.0') + version('B', '1.0.0'), properties: PINNING },
  { name: 'Twice', items: version('A', '1.0.0') + version('a', '2.0.0') },
  { name: 'Updated', items: version('A', '1.0.0') + '<PackageVersion Update="a" Version="2.0.0" />' },
  { name: 'Inner', items: '<PackageVersion Include="A" Version="1.0.0"><Version>2.0.0</Version></PackageVersion>' },
  { name: 'LeftOut', items: '<PackageVersion Include="A;B" Exclude="B" Version="2.0.0" />', references: ['A', 'B'] },
  {
    name: 'Later',
    items: `${version('A', '$(V)')}</ItemGroup><PropertyGroup><V>2.0.0</V></PropertyGroup><ItemGroup>`,
    properties: '<V>1.0.0</V>',
  },
  { name: 'Global', items: version('A', '1.0.0') + global('G', '2.0.0') },
  { name: 'GlobalTwice', items: global('G', '2.0.0') + version('A', '1.0.0') + version('G', '1.0.0') },
  { name: 'GlobalLeaf', items: version('A', '1.0.0') + global('B', '2.0.0') },
  { name: 'Unversioned', items: version('B', '1.0.0'), references: ['A', 'G', 'B'] },
  { name: 'Floating', items: version('A', '1.0.0') + version('B', '1.*') },
  { name: 'FloatingAllowed', items: version('A', '1.*'), properties: FLOATING },
  { name: 'Overridden', items: version('A', '1.0.0'), references: ['A@2.0.0'] },
  { name: 'OverriddenAlone', items: version('B', '1.0.0'), references: ['A@2.0.0'] },
  { name: 'NoOverrides', items: version('A', '1.0.0'), properties: NO_OVERRIDES, references: ['A@2.0.0'] },
  {
    name: 'Doubled',
    items: version('A', '1.0.0') + version('B', '1.0.0'),
    references: ['A', 'B', 'a@2.0.0', 'b@2.0.0'],
  },
  { name: 'AllWrong', items: version('B', '1.*'), properties: NO_OVERRIDES, references: ['A', 'B@1.0.0'] },
];

export function centralText({ items, properties = '' }: CentralCase): string {
  return `<Project>
  <PropertyGroup>
    <ManagePackageVersionsCentrally>true</ManagePackageVersionsCentrally>
    ${properties}
  </PropertyGroup>
  <ItemGroup>${items}</ItemGroup>
</Project>
`;
}

export function centralProjectText({ references = ['A'] }: CentralCase): string {
  const items = references.map((reference) => {
    const [id = '', own] = reference.split('@');
    return `<PackageReference Include="${id}"${own === undefined ? '' : ` VersionOverride="${own}"`} />`;
  });
  return `<Project Sdk="Microsoft.NET.Sdk">
  <PropertyGroup>
    <TargetFramework>net10.0</TargetFramework>
    <NuGetAudit>false</NuGetAudit>
    <RestorePackagesWithLockFile>true</RestorePackagesWithLockFile>
  </PropertyGroup>
  <ItemGroup>${items.join('')}</ItemGroup>
</Project>
`;
}

function version(id: string, range: string): string {
  return `<PackageVersion Include="${id}" Version="${range}" />`;
}

function global(id: string, range: string): string {
  return `<GlobalPackageReference Include="${id}" Version="${range}" />`;
}
