import { readPackage } from '@nuspine/nupkg-core';
import { bytesSource, formatTargetFramework, parseNuGetVersion, parseTargetFramework } from '@nuspine/primitives';
import { buildPackage } from '@nuspine/testkit/packages';
import { describe, expect, it } from 'vitest';
import { packageFrameworks, runtimeMatrix } from '../../src/index.ts';
import { sortedPackages } from '../../src/render/runtime-matrix.ts';

async function frameworksOf(paths: readonly string[], metadata = ''): Promise<readonly string[]> {
  const files = Object.fromEntries(paths.map((path) => [path, 'x']));
  const pkg = await readPackage(bytesSource(await buildPackage({ files, metadata })));
  return packageFrameworks(pkg).frameworks.map(formatTargetFramework);
}

const GROUP = '<dependencies><group targetFramework="net6.0" /></dependencies>';

describe('packageFrameworks', () => {
  it.each([
    [['lib/net8.0/A.dll', 'lib/netstandard2.0/A.dll'], '', ['net8.0', 'netstandard2.0']],
    [['ref/net472/A.dll', 'runtimes/win/lib/net8.0/A.dll'], '', ['net472', 'net8.0']],
    [['lib/odd/A.dll', 'content/net8.0/a.txt'], '', []],
    [['tools/a.txt'], GROUP, ['net6.0']],
    [['lib/net8.0/A.dll'], GROUP, ['net8.0']],
  ])('takes the frameworks of %j and %j', async (paths, metadata, frameworks) => {
    expect((await frameworksOf(paths, metadata)).toSorted()).toEqual([...frameworks].toSorted());
  });
});

describe('runtimeMatrix', () => {
  const frameworks = ['net6.0', 'netstandard2.0'].map(parseTargetFramework);

  it('names the framework whose files NuGet would take', () => {
    const packages = [
      { id: 'A', version: '1.0.0', frameworks },
      { id: 'B', version: '1.0.0', frameworks: [] },
    ];
    const { rows } = runtimeMatrix(packages, ['net8.0', 'net5.0', 'net472', 'net35']);
    expect(rows.map(({ supports }) => supports)).toEqual([
      ['net6.0', 'netstandard2.0', 'netstandard2.0', 'no'],
      ['any', 'any', 'any', 'any'],
    ]);
  });

  it('refuses a runtime that is no framework', () => {
    expect(() => runtimeMatrix([], ['node24'])).toThrowCode('MATRIX_RUNTIME_UNKNOWN');
  });
});

describe('sortedPackages', () => {
  const packages = ['b 1.9.0', 'B 1.10.0', 'A 1.0.0'].map((text) => {
    const [id = '', version = ''] = text.split(' ');
    return { id, version: parseNuGetVersion(version), text };
  });

  it('sorts by id, the newest version first, and chooses', () => {
    const texts = (ids: readonly string[]): readonly string[] => sortedPackages(packages, ids).map(({ text }) => text);
    expect(texts([])).toEqual(['A 1.0.0', 'B 1.10.0', 'b 1.9.0']);
    expect(texts(['b', 'a'])).toEqual(['B 1.10.0', 'b 1.9.0', 'A 1.0.0']);
  });
});
