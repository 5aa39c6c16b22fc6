import { describe, expect, it } from 'vitest';
import { foldersOf, isPatchable, isPayload, looksLikeStandIn, standInsFor } from '../../src/formats/entry-names.ts';
import { SQUIRREL_RULES } from '../../src/formats/file-rules.ts';

describe('standInsFor', () => {
  it('appends three extensions', () => {
    expect(standInsFor('lib/net8.0/a.dll', SQUIRREL_RULES)).toEqual({
      patch: 'lib/net8.0/a.dll.bsdiff',
      marker: 'lib/net8.0/a.dll.diff',
      shasum: 'lib/net8.0/a.dll.shasum',
    });
  });
});

describe('isPayload', () => {
  it.each([
    ['lib/net8.0/a.dll', true],
    ['Lib/a.dll', true],
    ['library.txt', true],
    ['tools/lib/a.dll', false],
  ])('of %s is %s', (path, answer) => {
    expect(isPayload(path)).toBe(answer);
  });
});

describe('isPatchable', () => {
  it.each([
    ['lib/net8.0/a.dll', true],
    ['library.txt', false],
  ])('of %s is %s', (path, answer) => {
    expect(isPatchable(path)).toBe(answer);
  });
});

describe('looksLikeStandIn', () => {
  it.each([
    ['lib/a.diff', true],
    ['lib/A.BSDIFF', true],
    ['lib/a.shasum', true],
    ['lib/x.diffs/a.dll', true],
    ['lib/shasum/a.dll', false],
    ['lib/x.bsdiffs/a.dll', false],
    ['lib/diff', false],
    ['lib/a.zsdiff', false],
  ])('of %s is %s', (path, answer) => {
    expect(looksLikeStandIn(path, SQUIRREL_RULES)).toBe(answer);
  });
});

describe('foldersOf', () => {
  it('names the folders from the outermost', () => {
    expect(foldersOf('a/b/c')).toEqual(['a', 'a/b']);
  });
});
