import { describe, expect, it } from 'vitest';
import { parseRelativePath, pathCollisionKey } from '../src/index.ts';

describe('parseRelativePath', () => {
  it.each(['a', 'lib/net8.0/A.dll', 'a b/[1]#%.txt', '.signature.p7s', 'lib/net45/_._', 'é/日本'])(
    'accepts %j',
    (path) => {
      expect(parseRelativePath(path)).toBe(path);
    },
  );

  it.each([
    ['', 'PATH_EMPTY'],
    ['/etc/passwd', 'PATH_ABSOLUTE'],
    ['\\\\server\\share', 'PATH_ABSOLUTE'],
    ['C:/x', 'PATH_ABSOLUTE'],
    ['c:x', 'PATH_ABSOLUTE'],
    ['../x', 'PATH_TRAVERSAL'],
    ['a/../../x', 'PATH_TRAVERSAL'],
    ['a\\..\\x', 'PATH_TRAVERSAL'],
    ['a//b', 'PATH_NAME_UNSAFE'],
    ['./a', 'PATH_NAME_UNSAFE'],
    ['a/', 'PATH_NAME_UNSAFE'],
    ['a\\b', 'PATH_NAME_UNSAFE'],
    ['ab:stream', 'PATH_NAME_UNSAFE'],
    ['CON', 'PATH_NAME_UNSAFE'],
    ['lib/nul.txt', 'PATH_NAME_UNSAFE'],
    ['a.', 'PATH_NAME_UNSAFE'],
    ['a ', 'PATH_NAME_UNSAFE'],
    ['a\u0000b', 'PATH_NAME_UNSAFE'],
    ['a\nb', 'PATH_NAME_UNSAFE'],
    ['\u202etxt.exe', 'PATH_NAME_UNSAFE'],
    ['\ud800', 'PATH_NAME_UNSAFE'],
    ['x'.repeat(256), 'PATH_TOO_LONG'],
    ['x/'.repeat(20_000), 'PATH_TOO_LONG'],
  ])('refuses %j with %s', (path, code) => {
    expect(() => parseRelativePath(path)).toThrowCode(code);
  });
});

describe('pathCollisionKey', () => {
  it.each([
    ['A.dll', 'a.DLL'],
    ['caf\u00e9', 'cafe\u0301'],
    ['Stra\u00dfe', 'STRASSE'],
  ])('is the same for %j and %j', (a, b) => {
    expect(pathCollisionKey(a)).toBe(pathCollisionKey(b));
  });

  it('differs for different names', () => {
    expect(pathCollisionKey('a')).not.toBe(pathCollisionKey('b'));
  });
});
