import { formatTargetFramework, formatVersionRange } from '@nuspine/primitives';
import { describe, expect, it } from 'vitest';
import type { DependencyGroup } from '../../src/index.ts';
import { parseDependencyGroups } from '../../src/nuspec/parse-dependency-groups.ts';
import { parseXml } from '../../src/xml/parse-xml.ts';

const read = (...texts: readonly string[]): readonly DependencyGroup[] =>
  parseDependencyGroups(
    texts.map((text) => parseXml(Buffer.from(`<dependencies>${text}</dependencies>`), 'a')),
    'a',
  );

const short = (groups: readonly DependencyGroup[]): unknown =>
  groups.map(({ framework, dependencies }) => [
    framework === undefined ? 'any' : formatTargetFramework(framework),
    ...dependencies.map(({ id, range }) => `${id} ${formatVersionRange(range)}`),
  ]);

describe('parseDependencyGroups', () => {
  it.each<[string, string, unknown]>([
    ['nothing', '', []],
    ['a flat list', '<dependency id="A" version="1.0"/><dependency id="B"/>', [['any', 'A [1.0.0, )', 'B (, )']]],
    ['an empty group, which says that there are none', '<group targetFramework="net8.0"/>', [['net8.0']]],
    ['a group for any', '<group><dependency id="A" version="[1,2)"/></group>', [['any', 'A [1.0.0, 2.0.0)']]],
    ['a full name', '<group targetFramework=".NETFramework4.6.1"/>', [['net461']]],
    [
      'a framework twice',
      '<group targetFramework="net8.0"/><group targetFramework="net8.0"/>',
      [['net8.0'], ['net8.0']],
    ],
    ['an unknown framework', '<group targetFramework="foo1.0"/>', [['unsupported']]],
    ['flat beside groups', '<group targetFramework="net8.0"/><dependency id="A"/>', [['net8.0']]],
    ['a bad version', '<dependency id="A" version="one"/>', [['any', 'A (, )']]],
    [
      'one in other words',
      '<dependency id="A" version="1"/><dependency id="a" version="[1.0,)"/>',
      [['any', 'A [1.0.0, )']],
    ],
    [
      'one that floats',
      '<dependency id="A" version="1.0"/><dependency id="A" version="1.*"/>',
      [['any', 'A [1.0.0, )']],
    ],
    ['one dependency twice', '<dependency id="A"/><dependency id="A"/>', [['any', 'A (, )']]],
  ])('reads %s', (_case, dependencies, wanted) => {
    expect(short(read(dependencies))).toEqual(wanted);
  });

  it('reads every dependencies element', () => {
    expect(short(read('<dependency id="A"/>', '<dependency id="B"/>'))).toEqual([['any', 'A (, )', 'B (, )']]);
    expect(read()).toEqual([]);
  });

  it('keeps all ranges of one id, however many a hostile nuspec has', () => {
    const versions = Array.from({ length: 4000 }, (_, index) => `<dependency id="A" version="${String(index)}"/>`);
    expect(read(versions.join(''), versions.join(''))[0]?.dependencies).toHaveLength(4000);
  });

  it.each(['', '../B', 'a/b', 'a b'])('refuses the id %j', (id) => {
    expect(() => read(`<dependency id="${id}" version="1.0"/>`)).toThrowCode('NUPKG_NUSPEC_INVALID');
  });
});
