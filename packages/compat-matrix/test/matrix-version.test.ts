import { describe, expect, it } from 'vitest';
import { orderedVersions, parseRange, parseVersion } from '../src/matrix-version.ts';
import { NOWHERE } from '../src/position.ts';

describe('parseVersion', () => {
  it('takes a whole version, with a prerelease', () => {
    expect(parseVersion('1.2.3-rc.1', NOWHERE)).toBe('1.2.3-rc.1');
  });

  it.each(['1.2', 'v1.2.3', '1.2.3+b', '', 'x'])('refuses %j', (text) => {
    expect(() => parseVersion(text, NOWHERE)).toThrowCode('MATRIX_VERSION_INVALID');
  });
});

describe('parseRange', () => {
  it('refuses what npm does not read', () => {
    expect(parseRange('^1.2', NOWHERE).test('1.9.0')).toBe(true);
    expect(() => parseRange('^one', NOWHERE)).toThrowCode('MATRIX_RANGE_INVALID');
  });
});

describe('orderedVersions', () => {
  it('orders by epoch, then by precedence, each once', () => {
    const versions = ['1.10.0', '1.9.0', '1.9.0', '1.9.0-rc.1', '0.1.0'];
    const ordered = orderedVersions(versions, (version) => (version === '0.1.0' ? 1 : 0));
    expect(ordered).toEqual(['1.9.0-rc.1', '1.9.0', '1.10.0', '0.1.0']);
  });
});
