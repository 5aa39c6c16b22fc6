import { describe, expect, it } from 'vitest';
import { bundleRelease } from '../../src/index.ts';

describe('bundleRelease', () => {
  it.each([
    ['stable-3.2', undefined, 'stable', '3.2.0'],
    ['stable-3', undefined, 'stable', '3.0.0'],
    ['lts_3.2.1', undefined, 'lts', '3.2.1'],
    ['a-b-1.0.0-rc.1', undefined, 'a-b', '1.0.0-rc.1'],
    ['stable-3.2', '3.2.7', 'stable', '3.2.7'],
    ['everything', '1.0.0', 'everything', '1.0.0'],
  ])('reads %s, stated %s, as %s %s', (id, version, name, wanted) => {
    expect(bundleRelease(id, version)).toEqual({ name, version: wanted });
  });

  it('refuses an id without a version when none is stated, and a version that is none', () => {
    expect(() => bundleRelease('everything')).toThrowCode('MATRIX_BUNDLE_INVALID');
    expect(() => bundleRelease('everything', '1.0')).toThrowCode('MATRIX_VERSION_INVALID');
    expect(() => bundleRelease('stable-03.2')).toThrowCode('MATRIX_VERSION_INVALID');
  });
});
