import { describe, expect, it } from 'vitest';
import { fitsExclude, fitsPattern } from '../../src/flatten/path-pattern.ts';

describe('fitsPattern', () => {
  it.each([
    ['any/any/a.txt', 'any/any/a.txt', true],
    ['any/any/a.txt', 'ANY/any/A.TXT', true],
    ['any/any/a.txt', 'any\\any\\a.txt', true],
    ['any/any/a.txt', './any/any/a.txt', true],
    ['any/any/a.txt', 'any/any/*', true],
    ['any/any/a.txt', 'any/any/*.txt', true],
    ['any/any/a.txt', 'any/any/*.json', false],
    ['any/any/a.txt', 'any/any', false],
    ['any/any/a.txt', 'any/any/', true],
    ['any/any/a.txt', '**', true],
    ['any/any/a.txt', '**/*', true],
    ['any/any/a.txt', '**/a.txt', true],
    ['any/any/a.txt', 'any/**/a.txt', true],
    ['any/any/sub/deep/a.txt', 'any/**/deep/*', true],
    ['any/any/sub/deep/a.txt', 'any/*/a.txt', false],
    ['any/any/sub/a.txt', 'any/any/*', false],
    ['any/any/abcabd', 'any/any/*abd', true],
    ['any/any/abcabd', 'any/any/ab*c*', true],
    ['any/any/abc', 'any/any/abc*', true],
    ['any/any/a.txt', '', false],
    ['any/any/a.txt', '/any/any/a.txt', true],
    ['any/any/a.txt', '\\\\any\\any\\a.txt', true],
    ['any/any/a.txt', 'any//any/a.txt', false],
    ['any/any/a.txt', '/', false],
    ['any/any/a.txt', './', true],
    ['any/any/a.txt', 'any/any//', true],
    ['any/any/a.txt', 'any/any/a.txt/**', false],
    ['any/any/noext', 'any/any/*.*', true],
    ['any/any/noext', '**\\*.*', true],
    ['any/any/a.txt', 'any/any/*.*.txt', true],
    ['any/any/x.y.txt', 'any/any/*.*.txt', true],
    ['any/any/sub/a.txt', 'any/**.txt', true],
    ['any/any/sub/noext', '**.*', true],
    ['any/any/a.txt', 'any/any/***', true],
    ['any/any/.dot', 'any/any/.*', true],
    ['any/any/a.txt', 'any/any/?.txt', false],
  ])('compares %s with %s: %s', (path, pattern, fits) => {
    expect(fitsPattern(path, pattern)).toBe(fits);
  });

  it.each([
    ['any/any/sub/a.txt', 'any/any/sub', true],
    ['any/any/sub/a.txt', '**/sub', true],
    ['any/any/sub/a.txt', 'any/any/*.*', true],
    ['any/any/sub/a.txt', 'any/any/*.txt', false],
    ['any/any/sub/a.txt', 'any', true],
    ['any/any/a.txt', 'any/any/sub/', false],
    ['any/any/a.txt', '', false],
    ['any/any/a.txt', '.', false],
  ])('excludes %s by %s: %s', (path, pattern, fits) => {
    expect(fitsExclude(path, pattern)).toBe(fits);
  });

  it('ends soon for patterns that make others try every way', () => {
    const path = `${'a/'.repeat(2000)}${'a'.repeat(2000)}`;
    expect(fitsPattern(path, `${'**/a/'.repeat(500)}${'*a'.repeat(1000)}b`)).toBe(false);
  });
});
