import { parseAssetsFile, parseLockFile } from '@nuspine/nupkg-core';
import { formatNuGetVersion, parseVersionRange } from '@nuspine/primitives';
import { describe, expect, it } from 'vitest';
import type { PackageWish } from '../../src/closure/wanted-package.ts';
import {
  wishesOfAssets,
  wishesOfGlobalJson,
  wishesOfLockFile,
  wishesOfProject,
  wishesOfSdkAnswer,
  wishesOfTools,
} from '../../src/closure/wishes.ts';

const json = (document: object): Buffer => Buffer.from(JSON.stringify(document));
const names = (wishes: readonly PackageWish[]): readonly string[] =>
  wishes.map(({ id, version, contentHash }) =>
    [id, formatNuGetVersion(version), contentHash].filter(Boolean).join(' '),
  );

describe('wishesOfLockFile', () => {
  it('has every package of every target with its hash, and no projects', () => {
    const document = {
      version: 1,
      dependencies: {
        'net8.0': {
          A: { type: 'Direct', requested: '[1.0.0, )', resolved: '1.0.0', contentHash: 'x' },
          lib: { type: 'Project' },
        },
        'net8.0/win-x64': { R: { type: 'Transitive', resolved: '2.0.0', contentHash: 'y' } },
      },
    };
    expect(names(wishesOfLockFile(parseLockFile(json(document), 'p')))).toEqual(['A 1.0.0 x', 'R 2.0.0 y']);
  });
});

describe('wishesOfAssets', () => {
  it('has packages, no projects, and what is downloaded beside the graph', () => {
    const document = {
      version: 3,
      targets: { 'net9.0': { 'A/1.0.0': { type: 'package' }, 'Lib/1.0.0': { type: 'project' } } },
      project: {
        frameworks: {
          'net9.0': { downloadDependencies: [{ name: 'Microsoft.NETCore.App.Ref', version: '[9.0.2, 9.0.2]' }] },
        },
      },
    };
    expect(names(wishesOfAssets(parseAssetsFile(json(document), 'p')))).toEqual([
      'A 1.0.0',
      'Microsoft.NETCore.App.Ref 9.0.2',
    ]);
  });
});

describe('wishesOfTools', () => {
  it('has the tools of a manifest', () => {
    const document = { version: 1, tools: { 'dotnet-ef': { version: '9.0.0', commands: ['dotnet-ef'] } } };
    expect(names(wishesOfTools(json(document), 'p'))).toEqual(['dotnet-ef 9.0.0']);
    expect(() => wishesOfTools(json({}), 'p')).toThrowCode('MANIFEST_DOCUMENT_INVALID');
  });
});

describe('wishesOfGlobalJson', () => {
  it('has the SDKs that it pins, if any', () => {
    expect(names(wishesOfGlobalJson(json({ 'msbuild-sdks': { 'My.Sdk': '1.0' } }), 'p'))).toEqual(['My.Sdk 1.0.0']);
    expect(wishesOfGlobalJson(json({ sdk: { version: '10.0.100' } }), 'p')).toEqual([]);
  });
});

describe('wishesOfSdkAnswer', () => {
  it('has packs, and references that the SDK adds, but none of the project', () => {
    const answer = {
      Items: {
        PackageDownload: [{ Identity: 'Microsoft.NETCore.App.Ref', Version: '[9.0.20]' }],
        PackageReference: [
          { Identity: 'Microsoft.DotNet.ILCompiler', Version: '9.0.20' },
          { Identity: 'Newtonsoft.Json', Version: '13.0.3' },
        ],
      },
    };
    expect(names(wishesOfSdkAnswer(json(answer), 'p'))).toEqual([
      'Microsoft.NETCore.App.Ref 9.0.20',
      'Microsoft.DotNet.ILCompiler 9.0.20',
    ]);
  });
});

describe('wishesOfProject', () => {
  it('takes versions from the project, or from the central file', () => {
    const text = `<Project Sdk="Microsoft.NET.Sdk"><ItemGroup>
      <PackageReference Include="A" Version="1.0" /><PackageReference Include="B" />
      <PackageReference Include="C"><Version>[3.0]</Version></PackageReference>
      <PackageReference Include="D" /></ItemGroup></Project>`;
    const central = new Map([['b', parseVersionRange('2.0.0')]]);
    expect(names(wishesOfProject(text, 'p', central))).toEqual(['A 1.0.0', 'B 2.0.0', 'C 3.0.0']);
  });
});
