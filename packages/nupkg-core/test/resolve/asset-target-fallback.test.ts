import { formatTargetFramework, parseTargetFramework } from '@nuspine/primitives';
import { describe, expect, it } from 'vitest';
import { nearestOrFallback } from '../../src/resolve/asset-target-fallback.ts';

describe('nearestOrFallback', () => {
  it.each([
    ['net8.0', ['net472', 'netstandard2.0'], 'netstandard2.0'],
    ['net8.0', ['net472', 'net45'], 'net45'],
    ['net8.0', ['net472', 'net462'], 'net462'],
    ['netstandard2.0', ['net48'], 'net48'],
    ['netcoreapp1.1', ['net45'], undefined],
    ['netstandard1.6', ['net45'], undefined],
    ['net472', ['netcoreapp3.1'], undefined],
    ['net8.0', ['net9.0', 'net8.0-windows'], undefined],
  ])('takes for %s out of %j %s', (tfm, candidates, wanted) => {
    const found = nearestOrFallback(parseTargetFramework(tfm), candidates.map(parseTargetFramework));
    expect(found === undefined ? undefined : formatTargetFramework(found)).toBe(wanted);
  });
});
