import { parseNuGetVersion } from '@nuspine/primitives';
import { describe, expect, it } from 'vitest';
import { compareVelopackVersions, isVelopackVersion } from '../src/velopack-version.ts';

describe('compareVelopackVersions', () => {
  it.each([
    ['1.0.0-beta.9', '1.0.0-beta.10'],
    ['1.0.0-beta.10', '1.0.0'],
    ['1.9.0', '1.10.0'],
    ['1.0.0-beta10', '1.0.0-beta9'],
  ])('puts %s before %s', (older, newer) => {
    expect(compareVelopackVersions(parseNuGetVersion(older), parseNuGetVersion(newer))).toBeLessThan(0);
  });
});

describe('isVelopackVersion', () => {
  it.each([
    ['1.2.3', true],
    ['1.2.3-beta.1+build', true],
    ['1.2.3.4', false],
  ])('of %s is %s', (version, answer) => {
    expect(isVelopackVersion(parseNuGetVersion(version))).toBe(answer);
  });
});
