import { describe, expect, it } from 'vitest';
import { isPackageId, MAX_PACKAGE_ID_LENGTH, packageIdKey, packageIdsEqual, parsePackageId } from '../src/index.ts';

describe('parsePackageId', () => {
  it.each(['A', '_', 'Newtonsoft.Json', 'a-b.c_d', '1', 'é', 'Ελλάς', 'e\u0301', 'A'.repeat(MAX_PACKAGE_ID_LENGTH)])(
    'accepts %j',
    (id) => {
      expect(parsePackageId(id)).toBe(id);
    },
  );

  it.each([
    '',
    '.',
    'a.',
    '-a',
    'a..b',
    'a--b',
    'a b',
    'a/b',
    'a\n',
    '\u{1d538}',
    'A'.repeat(MAX_PACKAGE_ID_LENGTH + 1),
  ])('refuses %j', (id) => {
    expect(() => parsePackageId(id)).toThrowCode('PACKAGE_ID_INVALID');
    expect(isPackageId(id)).toBe(false);
  });
});

describe('isPackageId', () => {
  it('says yes to what parses', () => {
    expect(isPackageId('Newtonsoft.Json')).toBe(true);
  });
});

describe('packageIdKey', () => {
  it.each([
    ['Newtonsoft.JSON', 'newtonsoft.json'],
    ['İstanbul', 'İstanbul'],
    ['ΣΑΣ', 'σασ'],
  ])('of %s is %s', (id, key) => {
    expect(packageIdKey(id)).toBe(key);
  });
});

describe('packageIdsEqual', () => {
  it('does not look at case', () => {
    expect(packageIdsEqual('NuSpine', 'nuspinE')).toBe(true);
    expect(packageIdsEqual('İ', 'i')).toBe(false);
  });
});
