import { describe, expect, it } from 'vitest';
import { readProjectFile } from '../src/project-file.ts';

describe('readProjectFile', () => {
  it.each([
    ['<OutputType>Exe</OutputType>', true],
    ['<OutputType> WinExe </OutputType>', true],
    ['<Project Sdk="Microsoft.NET.Sdk.Web">', true],
    ['<Project Sdk="Microsoft.NET.Sdk.Worker/10.0.0">', true],
    ['<OutputType>Library</OutputType>', false],
    ['<Project Sdk="Microsoft.NET.Sdk">', false],
    ['', false],
  ])('knows whether %s makes a program', (text, isProgram) => {
    expect(readProjectFile(text).isProgram).toBe(isProgram);
  });

  it('finds every reference, with slashes, but none that MSBuild has to work out', () => {
    const text = [
      '<ProjectReference Include="..\\core\\Core.csproj" />',
      '<ProjectReference PrivateAssets="all" Include="../a/A.fsproj; ../b/B.vbproj" />',
      '<ProjectReference Include="$(Root)/C.csproj" />',
      '<ProjectReference Include="../*/*.csproj" />',
    ];
    const { references } = readProjectFile(text.join('\n'));
    expect(references).toEqual(['../core/Core.csproj', '../a/A.fsproj', '../b/B.vbproj']);
  });
});
