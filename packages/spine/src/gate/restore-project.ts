import { escapedXml } from './consumer-config.ts';

/** A project that wants one package in exactly one version, and nothing else. */
export function restoreProject({
  id,
  version,
  framework,
}: {
  readonly id: string;
  readonly version: string;
  readonly framework: string;
}): string {
  return `<Project Sdk="Microsoft.NET.Sdk">
  <PropertyGroup>
    <TargetFramework>${escapedXml(framework)}</TargetFramework>
    <NuGetAudit>false</NuGetAudit>
    <RestoreEnablePackagePruning>false</RestoreEnablePackagePruning>
  </PropertyGroup>
  <ItemGroup>
    <PackageReference Include="${escapedXml(id)}" Version="[${escapedXml(version)}]" />
  </ItemGroup>
</Project>
`;
}
