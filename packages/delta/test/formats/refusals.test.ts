import { describe, expect, it } from 'vitest';
import { DELTA_FORMATS } from '../../src/formats/delta-formats.ts';
import { SQUIRREL_RULES, VELOPACK_RULES } from '../../src/formats/file-rules.ts';
import { findRefusals, requireSayable, type SizedPath } from '../../src/formats/refusals.ts';

const files = (...paths: readonly string[]): SizedPath[] =>
  paths.map((text) => {
    const [path = '', size = '1'] = text.split('=');
    return { path, size: Number(size) };
  });

const BASE = [
  'App.nuspec',
  'tools/a.txt',
  'package/services/0.psmdcp',
  'lib/net8.0/App.dll',
  'lib/net8.0/empty=0',
  'library.txt',
];

describe('findRefusals', () => {
  it.each([
    ['nothing changed', []],
    ['a new folder under lib', ['lib/net8.0/de/App.resources.dll']],
    ['a new file outside lib in a folder that is there', ['tools/b.txt']],
    ['a new empty file outside lib', ['tools/b.txt=0']],
    ['a new core properties part', ['package/services/1.psmdcp']],
    ['a file name with a space and a #', ['lib/net8.0/a #1.dll']],
  ])('is empty for %s', (_what, added) => {
    expect(findRefusals(SQUIRREL_RULES, files(...BASE), files(...BASE, ...added))).toEqual([]);
  });

  it.each([
    ['a file deleted under lib', ['lib/net8.0/App.dll']],
    ['a core properties part that goes', ['package/services/0.psmdcp']],
  ])('is empty for %s', (_what, removed) => {
    const target = BASE.filter((path) => !removed.includes(path));
    expect(findRefusals(SQUIRREL_RULES, files(...BASE), files(...target))).toEqual([]);
  });

  it('is empty for a file under lib that becomes empty', () => {
    expect(findRefusals(SQUIRREL_RULES, files('lib/a=5'), files('lib/a=0'))).toEqual([]);
  });

  it.each([
    'lib/net8.0/__init__.py=0',
    'lib/net8.0/a.diff',
    'lib/net8.0/a.BSDIFF',
    'lib/net8.0/a.shasum',
    'lib/net8.0/x.diffs/a.dll',
    'LIB/net8.0/App.dll',
    'lib/NET8.0/Other.dll',
    'content/a.txt',
    'nuspine.delta.json',
    'lib/net8.0/App.dll/x',
    'tools/a.txt/x',
    'lib/net8.0=3',
    'libs=0',
  ])('names %s when it is added', (added) => {
    const [path] = added.split('=');
    expect(
      findRefusals(SQUIRREL_RULES, files(...BASE), files(...BASE, added)).map((refusal) => refusal.path),
    ).toContain(path);
  });

  it('names a file outside lib that is deleted', () => {
    const target = BASE.filter((path) => path !== 'tools/a.txt');
    expect(findRefusals(SQUIRREL_RULES, files(...BASE), files(...target))).toMatchObject([{ path: 'tools/a.txt' }]);
  });

  it('names a payload file outside the folder lib that becomes empty', () => {
    expect(findRefusals(SQUIRREL_RULES, files('library.txt=5'), files('library.txt=0'))).toMatchObject([
      { path: 'library.txt' },
    ]);
  });

  it('names both of two changes', () => {
    const refusals = findRefusals(SQUIRREL_RULES, files('a.txt'), files('lib/a.diff', 'lib/b=0'));
    expect(refusals.map((refusal) => refusal.path)).toEqual(['lib/a.diff', 'lib/b', 'a.txt']);
  });
});

describe('findRefusals for Velopack', () => {
  it.each(['lib/net8.0/__init__.py=0', 'libs=0', 'lib/net8.0/a.txt'])('is empty for %s', (added) => {
    expect(findRefusals(VELOPACK_RULES, files(...BASE), files(...BASE, added))).toEqual([]);
  });

  it.each(['lib/a.zsdiff', 'lib/a.bsdiff', 'lib/a.diff', 'lib/a.shasum', 'content/a.txt', 'LIB/net8.0/App.dll'])(
    'names %s when it is added',
    (added) => {
      const refusals = findRefusals(VELOPACK_RULES, files(...BASE), files(...BASE, added));
      expect(refusals.map((refusal) => refusal.path)).toContain(added);
    },
  );
});

describe('requireSayable', () => {
  it('accepts what Squirrel can say', () => {
    expect(() => {
      requireSayable(DELTA_FORMATS.squirrel, files(...BASE), files(...BASE));
    }).not.toThrow();
  });

  it('throws DELTA_FORMAT_CANNOT_SAY otherwise', () => {
    expect(() => {
      requireSayable(DELTA_FORMATS.squirrel, [], files('lib/a=0'));
    }).toThrowCode('DELTA_FORMAT_CANNOT_SAY');
  });
});
