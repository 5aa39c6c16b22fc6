import { formatTargetFramework, parseTargetFramework } from '@nuspine/primitives';
import { describe, expect, it } from 'vitest';
import { assetFramework, bringsAssemblies } from '../../src/flatten/asset-framework.ts';
import { buildPackage } from '../builders/package.ts';

async function chosen(files: readonly string[], framework = 'net8.0', metadata = ''): Promise<string | undefined> {
  const { nuspec } = await buildPackage({ id: 'A', metadata });
  const found = assetFramework({ paths: files, nuspec }, parseTargetFramework(framework));
  return found === undefined ? undefined : formatTargetFramework(found);
}

describe('assetFramework', () => {
  it.each([
    ['net8.0', ['lib/net8.0/A.dll', 'lib/net472/A.dll']],
    ['net8.0', ['lib/netstandard2.0/_._', 'lib/net472/A.dll']],
    ['net472', ['lib/net472/A.dll']],
    ['net461', ['lib/net20/A.dll']],
    ['net8.0', ['ref/net8.0/A.dll', 'lib/net472/A.dll']],
    ['net472', ['ref/net8.0/A.xml', 'ref/net472/A.dll']],
    ['net8.0', ['build/a.props', 'lib/net472/A.dll']],
    ['net8.0', ['buildTransitive/net6.0/A.targets', 'lib/net472/A.dll']],
    ['net8.0', ['buildMultiTargeting/A.targets', 'lib/net472/A.dll']],
    ['net472', ['build/Other.props', 'lib/net472/A.dll']],
    ['net8.0', ['contentFiles/vb/any/a.txt', 'lib/net472/A.dll']],
    [undefined, ['lib/net9.0/A.dll']],
    [undefined, ['tools/a.exe']],
  ])('is %s for %j', async (expected, files) => {
    expect(await chosen(files)).toBe(expected);
  });

  it('falls back to no other framework for one of the .NET Framework', async () => {
    expect(await chosen(['lib/net8.0/A.dll'], 'net472')).toBeUndefined();
    expect(await chosen(['lib/net48/A.dll'], 'net472')).toBeUndefined();
  });

  it('counts the assemblies and frameworks that a nuspec names', async () => {
    const assemblies = '<frameworkAssemblies><frameworkAssembly assemblyName="System.Web"/></frameworkAssemblies>';
    expect(await chosen(['lib/net8.0/A.dll'], 'net472', assemblies)).toBe('net472');
    expect(await chosen(['lib/net472/A.dll'], 'net8.0', assemblies)).toBe('net472');
    const references =
      '<frameworkReferences><group targetFramework="net8.0"><frameworkReference name="Microsoft.AspNetCore.App"/></group></frameworkReferences>';
    expect(await chosen(['lib/net472/A.dll'], 'net8.0', references)).toBe('net8.0');
  });
});

describe('assetFramework of a package with a list of references', () => {
  const references = '<references><reference file="A.dll" /></references>';

  it.each([
    ['net8.0', ['lib/netstandard2.0/A.dll', 'lib/netstandard2.0/B.dll']],
    ['net8.0', ['lib/netstandard2.0/B.dll', 'lib/netstandard2.0/de/B.resources.dll']],
    ['net8.0', ['lib/netstandard2.0/B.dll', 'ref/netstandard2.0/B.dll']],
    ['net8.0', ['lib/netstandard2.0/B.dll', 'build/A.props']],
    ['net472', ['lib/netstandard2.0/B.dll', 'lib/net472/A.dll']],
    [undefined, ['lib/netstandard2.0/B.dll', 'lib/netstandard1.0/A.dll']],
    [undefined, ['lib/netstandard2.0/_._']],
  ])('is %s for %j', async (expected, files) => {
    expect(await chosen(files, 'net8.0', references)).toBe(expected);
  });
});

describe('bringsAssemblies', () => {
  it.each([
    [true, ['lib/net9.0/readme.txt']],
    [true, ['Ref/net9.0/A.dll']],
    [false, ['runtimes/win/native/a.dll', 'tools/a.exe']],
  ])('is %s for %j', (expected, paths) => {
    expect(bringsAssemblies(paths)).toBe(expected);
  });
});
