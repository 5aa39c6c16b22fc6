import { describe, expect, it } from 'vitest';
import { flattenText } from '../src/flatten-text.ts';

const DIGEST = `sha256:${'0'.repeat(64)}` as const;
const REPORT = {
  package: { id: 'App', version: '1.0.0' },
  framework: 'net8.0',
  profile: 'runtime',
  onConflict: 'error',
  packages: [
    { id: 'App', version: '1.0.0', digest: DIGEST, files: 2, bytes: 2048, dependsOn: [] },
    { id: 'Serilog', version: '4.0.0', digest: DIGEST, files: 1, bytes: 100, dependsOn: [], license: 'Apache-2.0' },
  ],
  files: [],
  merged: [],
  conflicts: [],
  signatureRemoved: false,
  output: { name: 'App.flat.nupkg', size: 1024, digest: DIGEST, sha1: 'A'.repeat(40) },
} as const;

describe('flattenText', () => {
  it('lists the packages that went in and what came out', () => {
    expect(flattenText(REPORT).split('\n')).toEqual([
      'package  version  files       size  license',
      'App      1.0.0        2    2.0 KiB',
      'Serilog  4.0.0        1  100 bytes  Apache-2.0',
      '',
      'what the framework has is not known without --framework-pack; all files are kept',
      'App.flat.nupkg: 0 files of 2 packages for net8.0, runtime',
      `1.0 KiB  ${DIGEST}`,
      '',
    ]);
  });

  it('says what was left to the framework, and when that is not known', () => {
    const left = [{ path: 'lib/net8.0/a.dll', package: 'A 1.0.0', pack: 'Fw.Ref' }];
    const frameworkFiles = { packs: [{ name: 'Fw.Ref', digest: DIGEST }], left };
    expect(flattenText({ ...REPORT, frameworkFiles })).toContain(
      'lib/net8.0/a.dll: Fw.Ref has it, not taken from A 1.0.0\n',
    );
    expect(flattenText({ ...REPORT, frameworkFiles })).not.toContain('not known');
    expect(flattenText(REPORT)).toContain('what the framework has is not known');
    expect(flattenText({ ...REPORT, profile: 'squirrel' })).not.toContain('not known');
  });

  it('names both sides of a conflict that the policy settled', () => {
    const conflicts = [{ path: 'lib/net8.0/a.dll', kept: 'App 1.0.0', dropped: ['B 2.0.0'] }];
    expect(flattenText({ ...REPORT, conflicts })).toContain('lib/net8.0/a.dll: App 1.0.0 instead of B 2.0.0\n');
  });

  it('says that nobody knows a runtime', () => {
    const note = 'windows-x64 is no runtime that .NET knows';
    expect(flattenText({ ...REPORT, rid: 'windows-x64' })).toContain(note);
    expect(flattenText({ ...REPORT, rid: 'win-x64' })).not.toContain('no runtime');
    expect(flattenText({ ...REPORT, rid: 'windows-x64', profile: 'squirrel' })).not.toContain(note);
  });

  it('says that a signature was left out', () => {
    expect(flattenText({ ...REPORT, signatureRemoved: true })).toContain('signature');
  });
});
