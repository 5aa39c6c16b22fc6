import { describe, expect, it } from 'vitest';
import { formatTargetFramework, nearestFramework, parseTargetFramework } from '../src/index.ts';

describe('nearestFramework', () => {
  it.each([
    ['net9.0', ['net8.0', 'netstandard2.0', 'net462'], 'net8.0'],
    ['net9.0', ['netstandard2.0', 'netstandard2.1'], 'netstandard2.1'],
    ['net48', ['netstandard2.0', 'net45'], 'net45'],
    ['net9.0', ['any', 'netstandard1.0'], 'netstandard1.0'],
    ['net8.0-windows10.0.19041', ['net8.0', 'net8.0-windows7.0'], 'net8.0-windows7.0'],
    ['net9.0', ['net10.0', 'net48'], undefined],
  ])('%s among %j: %s', (project, candidates, wanted) => {
    const found = nearestFramework(parseTargetFramework(project), candidates.map(parseTargetFramework));
    expect(found && formatTargetFramework(found)).toBe(wanted);
  });
});
