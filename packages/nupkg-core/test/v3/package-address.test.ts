import { parseNuGetVersion } from '@nuspine/primitives';
import { describe, expect, it } from 'vitest';
import { nupkgAddress, nuspecAddress, packageNames, versionListAddress } from '../../src/v3/package-address.ts';

const base = new URL('https://feed.test/flat/');
const identity = { id: 'My.App', version: parseNuGetVersion('1.0.0.0-RC.1+build') };

describe('packageNames', () => {
  it('is in lower case, without metadata', () => {
    expect(packageNames(identity)).toEqual({
      id: 'my.app',
      version: '1.0.0-rc.1',
      nupkg: 'my.app.1.0.0-rc.1.nupkg',
      nuspec: 'my.app.nuspec',
    });
  });
});

describe('versionListAddress', () => {
  it('is below the id', () => {
    expect(versionListAddress(base, 'My.App')).toBe('https://feed.test/flat/my.app/index.json');
  });

  it('cannot leave the place it is below', () => {
    expect(versionListAddress(base, '../a?b')).toBe('https://feed.test/flat/..%2Fa%3Fb/index.json');
  });
});

describe('nupkgAddress', () => {
  it('is below id and version', () => {
    expect(nupkgAddress(base, identity)).toBe('https://feed.test/flat/my.app/1.0.0-rc.1/my.app.1.0.0-rc.1.nupkg');
  });
});

describe('nuspecAddress', () => {
  it('is beside the package', () => {
    expect(nuspecAddress(base, identity)).toBe('https://feed.test/flat/my.app/1.0.0-rc.1/my.app.nuspec');
  });
});
