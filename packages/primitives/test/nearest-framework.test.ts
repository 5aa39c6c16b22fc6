import { describe, expect, it } from 'vitest';
import { formatTargetFramework, nearestFramework, parseTargetFramework } from '../src/index.ts';
import { nuGetClientCases } from './nuget-client-cases.ts';

function nearest(project: string, candidates: readonly string[]): string | null {
  const found = nearestFramework(parseTargetFramework(project), candidates.map(parseTargetFramework));
  return found === undefined ? null : formatTargetFramework(found);
}

describe('nearestFramework', () => {
  it.each(nuGetClientCases<{ project: string; candidates: string[] }, { nearest: string | null }>('fw-nearest'))(
    'to $in.project among $in.candidates is that of NuGet',
    (example) => {
      expect(nearest(example.in.project, example.in.candidates)).toBe(example.expect.nearest);
    },
  );

  it.each([
    ['net9.0', ['net8.0', 'netstandard2.0', 'net462'], 'net8.0'],
    ['net9.0', ['netstandard2.0', 'netstandard2.1'], 'netstandard2.1'],
    ['net48', ['netstandard2.0', 'net45'], 'net45'],
    ['net9.0', ['any', 'netstandard1.0'], 'netstandard1.0'],
    ['net9.0', ['any', 'nonsense'], 'any'],
    ['nonsense', ['nonsense'], 'unsupported'],
    ['net8.0-windows10.0.19041', ['net8.0', 'net8.0-windows7.0'], 'net8.0-windows7.0'],
    // The higher version of .NET counts for more than the platform.
    ['net8.0-windows', ['net8.0', 'net6.0-windows'], 'net8.0'],
    ['net8.0-android', ['net5.0', 'monoandroid10'], 'monoandroid10'],
    ['net8.0-android', ['net6.0', 'monoandroid10'], 'net6.0'],
    ['net45', ['net40-client', 'net40'], 'net40'],
    // The profile runs .NET Standard 1.1 itself, which makes it the higher of the two.
    ['net45', ['portable-net45+win8', 'netstandard1.1'], 'portable-net45+win8'],
    ['net45', ['portable-net45+win8', 'portable-net45+win8+wp8'], 'portable-net45+win8'],
    ['net45', ['portable-net40+sl4', 'portable-net45+win8+wp8'], 'portable-net45+win8+wp8'],
    ['portable-net45+win8', ['portable-net40+win8', 'portable-net45+win8+wp8'], 'portable-net45+win8+wp8'],
    ['net9.0', ['net10.0', 'net48'], null],
    ['net9.0', [], null],
  ])('to %s among %j is %s', (project, candidates, wanted) => {
    expect(nearest(project, candidates)).toBe(wanted);
  });

  it('refuses to choose portable libraries for a portable project whose profile is not known', () => {
    const candidates = ['portable-net45+win8', 'portable-net40+sl4'].map(parseTargetFramework);
    const project = parseTargetFramework('.NETPortable,Version=v0.0,Profile=Profile999');
    expect(() => nearestFramework(project, candidates)).toThrowCode('FRAMEWORK_INVALID');
  });

  it('refuses more frameworks than any package has, but no repeats', () => {
    const project = parseTargetFramework('net48');
    const many = Array.from({ length: 257 }, (_, index) => parseTargetFramework(`net4.${String(index)}`));
    expect(() => nearestFramework(project, many)).toThrowCode('FRAMEWORKS_TOO_MANY');
    expect(nearestFramework(project, Array(10_000).fill(many[0]))).toBe(many[0]);
  });

  it('is the element that was given', () => {
    const candidate = { ...parseTargetFramework('net6.0'), folder: 'lib/net60' };
    expect(nearestFramework(parseTargetFramework('net8.0'), [candidate])).toBe(candidate);
  });
});
