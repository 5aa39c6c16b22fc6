import semver from 'semver';
import { describe, expect, it } from 'vitest';
import { withoutVersion } from '../src/range-text.ts';

const VERSIONS = ['0.9.0', '1.0.0', '1.0.1', '1.1.0', '1.9.9', '2.0.0', '2.1.0', '3.0.0'];

describe('withoutVersion', () => {
  it.each([
    '^1.0',
    '1.0.0',
    '*',
    '>=1.0.0',
    '<=1.1.0',
    '1.x || ^2.0',
    '1.0.0 - 2.0.0',
    '~1.1',
    '>0.9.0 <3.0.0 || 3.0.0',
  ])('takes any one version out of %s and no other', (range) => {
    for (const version of VERSIONS) {
      const left = VERSIONS.filter((other) => semver.satisfies(other, withoutVersion(range, version)));
      expect(left).toEqual(VERSIONS.filter((other) => other !== version && semver.satisfies(other, range)));
    }
  });
});
