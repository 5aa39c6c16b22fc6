import { describe, expect, it } from 'vitest';
import { formatPackageIdentity, packageIdentityKey, parseNuGetVersion } from '../src/index.ts';

describe('formatPackageIdentity', () => {
  it('writes id and normalized version', () => {
    expect(formatPackageIdentity({ id: 'A', version: parseNuGetVersion('1.0+x') })).toBe('A 1.0.0');
  });
});

describe('packageIdentityKey', () => {
  it('is equal for the same package however it is written', () => {
    const a = packageIdentityKey({ id: 'A.B', version: parseNuGetVersion('1.0-RC') });
    const b = packageIdentityKey({ id: 'a.b', version: parseNuGetVersion('1.0.0-rc+1') });
    expect(a).toBe(b);
  });
});
