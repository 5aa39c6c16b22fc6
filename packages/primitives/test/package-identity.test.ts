import { describe, expect, it } from 'vitest';
import {
  formatPackageIdentity,
  packageIdentitiesEqual,
  type PackageIdentity,
  packageIdentityKey,
  parseNuGetVersion,
} from '../src/index.ts';

const identity = (id: string, version: string): PackageIdentity => ({ id, version: parseNuGetVersion(version) });

describe('formatPackageIdentity', () => {
  it('keeps the case of the id and normalizes the version', () => {
    expect(formatPackageIdentity(identity('My.App', '1.0-RC+1'))).toBe('My.App 1.0.0-RC');
  });
});

describe('packageIdentityKey', () => {
  it('is lower case throughout', () => {
    expect(packageIdentityKey(identity('My.App', '1.0-RC+1'))).toBe('my.app/1.0.0-rc');
  });
});

describe('packageIdentitiesEqual', () => {
  it('does not look at case or metadata', () => {
    expect(packageIdentitiesEqual(identity('A', '1.0-A+1'), identity('a', '1.0.0-a'))).toBe(true);
    expect(packageIdentitiesEqual(identity('A', '1.0'), identity('A', '1.1'))).toBe(false);
  });
});
