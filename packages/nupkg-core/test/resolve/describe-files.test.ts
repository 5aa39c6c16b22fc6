import { parseRuntimeIdentifier, parseTargetFramework, parseVersionRange } from '@nuspine/primitives';
import { describe, expect, it } from 'vitest';
import { resolve } from '../../src/index.ts';
import { memoryFeed } from '../builders/memory-feed.ts';
import type { PackageRecipe } from '../builders/package.ts';

async function findings(
  packages: readonly PackageRecipe[],
  more: { include?: string; rid?: string; id?: string } = {},
) {
  const { id = 'A', include, rid } = more;
  const dependencies = [{ id, range: parseVersionRange('1.0.0'), include, exclude: undefined }];
  const resolution = await resolve(
    { dependencyGroups: [{ framework: undefined, dependencies }] },
    {
      framework: parseTargetFramework('net8.0'),
      feeds: [await memoryFeed(packages)],
      files: 'checked',
      ...(rid === undefined ? {} : { rid: parseRuntimeIdentifier(rid) }),
    },
  );
  return resolution.findings.map(({ code, level, id: about }) => `${code} ${level} ${about}`);
}

describe('describeFiles', () => {
  it('refuses a package with files for other frameworks alone (NU1202)', async () => {
    expect(await findings([{ id: 'A', files: ['lib/net9.0/A.dll'] }])).toEqual(['NU1202 error A']);
    expect(await findings([{ id: 'A', files: ['ref/net9.0/A.dll'] }], { include: 'native' })).toEqual([]);
    expect(await findings([{ id: 'A', files: ['lib/net8.0/A.dll'] }])).toEqual([]);
  });

  it('warns of files for a .NET Framework (NU1701)', async () => {
    expect(await findings([{ id: 'A', files: ['lib/net472/A.dll'] }])).toEqual(['NU1701 warning A']);
  });

  it('does not look for NU1202 where a package is missing, as restore does not', async () => {
    const packages = [{ id: 'A', files: ['lib/net9.0/A.dll'], dependencies: { any: ['B 1.0'] } }];
    expect(await findings(packages)).toEqual(['NU1101 error B']);
  });

  it('looks at what a runtime adds, too', async () => {
    const runtimes = JSON.stringify({ runtimes: { linux: { A: { N: '1.0.0' } } } });
    const packages = [
      { id: 'A', files: { 'lib/net8.0/A.dll': 'a', 'runtime.json': runtimes } },
      { id: 'N', files: ['lib/net9.0/N.dll'] },
    ];
    expect(await findings(packages)).toEqual([]);
    expect(await findings(packages, { rid: 'linux-x64' })).toEqual(['NU1202 error N']);
    expect(await findings(packages, { rid: 'win-x64' })).toEqual([]);
  });
});
