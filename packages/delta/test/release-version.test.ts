import { parseNuGetVersion } from '@nuspine/primitives';
import { describe, expect, it } from 'vitest';
import { compareReleaseVersions } from '../src/release-version.ts';

describe('compareReleaseVersions', () => {
  it.each([
    ['1.0', '1.0.0.0', 0],
    ['1.0.0', '1.0.1', -1],
    ['1.0.0.1', '1.0.0', 1],
    ['1.0.0-beta', '1.0.0', -1],
    ['1.0.0-beta9', '1.0.0-beta10', -1],
    ['1.0.0-BETA9', '1.0.0-beta9', 0],
    ['1.0.0-a9b', '1.0.0-a10b', 1],
    ['1.0.0-beta-9', '1.0.0-beta-10', 1],
    ['1.0.0-rc1', '1.0.0-beta2', 1],
  ])('puts %s and %s in the order of Squirrel', (a, b, order) => {
    expect(Math.sign(compareReleaseVersions(parseNuGetVersion(a), parseNuGetVersion(b)))).toBe(order);
    expect(Math.sign(compareReleaseVersions(parseNuGetVersion(b), parseNuGetVersion(a)))).toBe(
      order === 0 ? 0 : -order,
    );
  });
});
