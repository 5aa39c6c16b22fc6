import { describe, expect, it } from 'vitest';
import { isFrameworkCompatible, parseTargetFramework } from '../src/index.ts';

describe('isFrameworkCompatible', () => {
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
    ['net8.0-windows', 'net8.0', true],
    ['netstandard2.0', 'netstandard1.3', true],
    ['net8.0', 'any', true],
    ['net8.0', 'nonsense', false],
  ])('%s with %s: %s', (project, candidate, compatible) => {
    expect(isFrameworkCompatible(parseTargetFramework(project), parseTargetFramework(candidate))).toBe(compatible);
  });
});
