import { describe, expect, it } from 'vitest';
import { isPackageId, packageIdKey, packageIdsEqual, parsePackageId } from '../src/index.ts';

describe('parsePackageId', () => {
  it.each(['A', 'Newtonsoft.Json', 'a-b_c.1', 'é', 'x'.repeat(100)])('accepts %j', (id) => {
    expect(parsePackageId(id)).toBe(id);
    expect(isPackageId(id)).toBe(true);
  });

  it.each(['', 'a..b', 'a--b', '.a', 'a.', 'a b', '../a', 'a/b', 'x'.repeat(101)])('refuses %j', (id) => {
    expect(() => parsePackageId(id)).toThrowCode('PACKAGE_ID_INVALID');
  });
});

describe('packageIdKey', () => {
  it('leaves a character alone whose lower case is longer', () => {
    expect(packageIdKey('İA')).toBe('İa');
  });
});

describe('packageIdsEqual', () => {
  it('ignores case', () => {
    expect(packageIdsEqual('Serilog', 'SERILOG')).toBe(true);
    expect(packageIdsEqual('Serilog', 'Serilog.Sinks')).toBe(false);
  });
});
