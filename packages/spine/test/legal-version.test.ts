import { describe, expect, it } from 'vitest';
import { requireLegalVersion } from '../src/index.ts';

describe('requireLegalVersion', () => {
  it.each(['1.2.3', '0.0.0-20261121083000', '1.2.3-beta.1', '10.20.30-rc.0.a-b'])('takes %s', (version) => {
    expect(() => requireLegalVersion(version, 'package.json')).not.toThrow();
  });

  it.each([
    ['1.2', 'npm, NuGet'],
    ['1.2.3.4', 'npm'],
    ['1.2.3+build.5', 'npm, NuGet, container registries'],
    ['v1.2.3', 'npm, NuGet'],
    ['01.2.3', 'npm, NuGet'],
    [`1.2.3-${'a'.repeat(130)}`, 'container registries'],
  ])('refuses %s, which is not the same for %s', (version, who) => {
    expect(() => requireLegalVersion(version, 'package.json')).toThrowCode('SPINE_VERSION_ILLEGAL');
    expect(() => requireLegalVersion(version, 'package.json')).toThrow(`not the same for ${who}`);
  });
});
