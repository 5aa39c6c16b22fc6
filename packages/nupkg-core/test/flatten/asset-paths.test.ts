import { describe, expect, it } from 'vitest';
import { readAssetPath } from '../../src/flatten/asset-paths.ts';

function brief(path: string): readonly string[] {
  return readAssetPath(path).map(({ kind, rid, name, isPayload }) =>
    [kind, rid ?? '-', name, isPayload ? 'payload' : 'stands for its folder'].join(' '),
  );
}

describe('readAssetPath', () => {
  it.each([
    ['lib/net8.0/A.dll', ['managed - A.dll payload']],
    ['LIB/net8.0/A.EXE', ['managed - A.EXE payload']],
    ['lib/net8.0/A.winmd', ['managed - A.winmd payload']],
    ['lib/A.dll', ['managed - A.dll payload']],
    ['lib/net8.0/A.xml', ['managed - A.xml stands for its folder']],
    ['lib/net8.0/_._', ['managed - _._ stands for its folder']],
    ['lib/net8.0/long/A.dll', ['managed - long/A.dll stands for its folder']],
    ['runtimes/win-x64/lib/net8.0/A.dll', ['managed win-x64 A.dll payload']],
    ['runtimes/linux-x64/native/liba.so', ['native linux-x64 liba.so payload']],
    ['runtimes/linux-x64/native/sub/liba.so', ['native linux-x64 sub/liba.so payload']],
    ['runtimes/linux-x64/native/_._', ['native linux-x64 _._ stands for its folder']],
    ['runtimes/linux-x64/nativeassets/net8.0/liba.so', ['native linux-x64 liba.so payload']],
  ])('sorts %s into %j', (path, assets) => {
    expect(brief(path)).toEqual(assets);
  });

  it.each(['de', 'fil', 'zh-Hans', 'sr-Latn-RS', 'abc-DE', 'd1', 'ab-'])('takes %s for a culture', (folder) => {
    expect(brief(`lib/net8.0/${folder}/A.resources.dll`)).toEqual([
      `managed - ${folder}/A.resources.dll stands for its folder`,
      `resource - ${folder}/A.resources.dll payload`,
    ]);
  });

  it.each(['a', 'abcd', 'x-foo', 'de_DE', 'abcdefgh'])('does not take %s for a culture', (folder) => {
    expect(brief(`lib/net8.0/${folder}/A.resources.dll`)).toHaveLength(1);
  });

  it('lets any file stand for a culture folder', () => {
    expect(brief('lib/net8.0/de/A.txt')).toContain('resource - de/A.txt stands for its folder');
  });

  it.each([
    'A.dll',
    'lib',
    'lib/unknown/A.dll',
    'native/a.so',
    'runtimes/win',
    'runtimes/win/native',
    'ref/net8.0/A.dll',
  ])('knows nothing of %s', (path) => {
    expect(readAssetPath(path)).toEqual([]);
  });
});
