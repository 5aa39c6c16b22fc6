import { describe, expect, it } from 'vitest';
import { isFrameworkCompatible, parseTargetFramework } from '../src/index.ts';
import { nuGetClientCases } from './nuget-client-cases.ts';

describe('isFrameworkCompatible', () => {
  it.each(nuGetClientCases<{ project: string; package: string }, { compatible: boolean }>('fw-compatible'))(
    'asks $in.project about $in.package as NuGet does',
    (example) => {
      const [project, candidate] = [example.in.project, example.in.package].map(parseTargetFramework);
      expect(project && candidate && isFrameworkCompatible(project, candidate)).toBe(example.expect.compatible);
    },
  );

  it.each([
    ['net8.0', 'net6.0', true],
    ['net6.0', 'net8.0', false],
    ['net8.0', 'netstandard2.1', true],
    ['net8.0', 'netcoreapp3.1', true],
    ['net48', 'netstandard2.0', true],
    ['net48', 'netstandard2.1', false],
    ['net8.0', 'net48', false],
    ['net8.0', 'net8.0-windows', false],
    ['net8.0-windows10.0.19041', 'net8.0-windows7.0', true],
    ['net8.0-windows7.0', 'net8.0-windows10.0.19041', false],
    ['net8.0-windows', 'net8.0', true],
    ['net8.0-android', 'monoandroid10', true],
    ['net8.0-ios', 'xamarinios10', false],
    ['net8.0-tizen', 'tizen40', true],
    ['net40', 'net40-client', true],
    ['netstandard2.0', 'netstandard1.3', true],
    ['uap10.0', 'netstandard2.0', false],
    ['uap10.0.15064', 'netstandard2.0', true],
    ['dnx451', 'net45', true],
    ['netstandardapp1.5', 'netstandard1.5', true],
    ['wp8', 'sl8-wp', true],
    ['net45', 'portable-net45+win8', true],
    ['net40', 'portable-net45+win8', false],
    ['portable-net45+win8', 'portable-net45+win8+wp8', true],
    ['portable-net45+win8', 'netstandard1.1', true],
    ['portable-net45+win8', 'dotnet5.2', false],
    ['monoandroid10', 'portable-net45+win8', true],
    ['net8.0', 'any', true],
    ['any', 'nonsense', true],
    ['net8.0', 'agnostic', true],
    ['agnostic', 'net8.0', false],
    ['net8.0', 'nonsense', false],
    ['nonsense', 'net8.0', false],
  ])('asks %s about %s: %s', (project, candidate, answer) => {
    expect(isFrameworkCompatible(parseTargetFramework(project), parseTargetFramework(candidate))).toBe(answer);
  });
});
