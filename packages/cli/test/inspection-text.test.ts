import { describe, expect, it } from 'vitest';
import { inspectionText } from '../src/inspection-text.ts';

const INSPECTION = {
  id: 'Sample.App',
  version: '1.2.0',
  license: 'MIT',
  signed: true,
  size: 2048,
  digest: `sha256:${'0'.repeat(64)}`,
  sha512: 'hash',
  recorded: [{ file: '.nupkg.metadata', hash: 'contentHash', matches: false }],
  nuspec: {
    schema: 6,
    requireLicenseAcceptance: false,
    developmentDependency: false,
    serviceable: false,
    licenseProblems: [{ kind: 'unlicensed' }],
    repository: { type: 'git', url: 'https://git', commit: 'abc' },
    packageTypes: [{ name: 'DotnetTool' }],
    frameworkAssemblies: [],
    frameworkReferences: [{ names: ['Microsoft.AspNetCore.App'] }],
    references: [],
    contentFiles: [],
    minClientVersion: '2.8',
  },
  dependencyGroups: [
    { framework: 'net8.0', dependencies: [{ id: 'Serilog', range: '[4.0.0, )' }] },
    { dependencies: [] },
  ],
  files: [{ path: 'lib/net8.0/a.dll', size: 1024, compressedSize: 100 }],
  depth: 'content',
} as const;

describe('inspectionText', () => {
  it('shows identity, needs and files, and how far was read', () => {
    expect(inspectionText(INSPECTION).split('\n')).toEqual([
      'Sample.App 1.2.0',
      ...[
        ['authors', '-'],
        ['license', 'MIT'],
        ['signed', 'yes, not checked'],
        ['size', '2.0 KiB'],
        ['digest', `sha256:${'0'.repeat(64)}`],
        ['sha512', 'hash'],
        ['types', 'DotnetTool'],
        ['repository', 'https://git at abc'],
        ['needs NuGet', '2.8'],
        ['frameworks', 'Microsoft.AspNetCore.App'],
        ['license is', 'unlicensed'],
        ['.nupkg.metadata', 'says another hash'],
      ].map(([name = '', fact = '']) => `${name.padEnd(17)}${fact}`),
      '',
      'needs for net8.0:',
      '  Serilog [4.0.0, )',
      '',
      'needs for any framework:',
      '  nothing',
      '',
      '   size  file',
      '1.0 KiB  lib/net8.0/a.dll',
      '',
      'ok: the content of every entry was read and is sound',
      '',
    ]);
  });

  it('does not call content sound that was not read', () => {
    expect(inspectionText({ ...INSPECTION, depth: 'directory' })).not.toContain('sound');
  });
});
