import { describe, expect, it } from 'vitest';
import { leaveToFramework } from '../../src/flatten/leave-to-framework.ts';
import { type FrameworkPack, parseReferenceAssemblies, parseRuntimePack, parseTargetingPack } from '../../src/index.ts';
import { assemblyImage } from '../builders/assembly.ts';
import { buildPackage } from '../builders/package.ts';

type Version = readonly [number, number, number, number];

function shared(...lines: readonly string[]): FrameworkPack {
  const overrides = { bytes: Buffer.from('Overridden|2.0.0'), path: 'overrides' };
  return parseTargetingPack({ bytes: Buffer.from(lines.join('\n')), path: 'manifest' }, overrides);
}

function image(version: Version, fileVersion: Version = version): Uint8Array {
  return assemblyImage({ version, fileVersion });
}

/** The targets that are kept of a package with these files, which go to `lib/net8.0/`. */
async function kept(
  packs: readonly FrameworkPack[],
  files: Readonly<Record<string, Uint8Array | string>>,
  { id = 'A', version = '1.0.0' } = {},
): Promise<readonly string[]> {
  const from = await buildPackage({ id, version, files });
  const contributions = from.files.map((entry) => ({
    from,
    entry,
    target: `lib/net8.0/${entry.path.replace(/^lib\/[^/]+\//, '')}`,
  }));
  const result = await leaveToFramework(contributions, packs);
  expect(result.kept.length + result.left.length).toBe(contributions.length);
  return result.kept.map(({ target }) => target.slice('lib/net8.0/'.length));
}

const A_DLL = 'lib/net8.0/A.dll';
const FRAMEWORK = shared('A.dll|Fw.Ref|8.0.0.0|8.0.100.0', 'a.so|Fw.Ref||0.0.0.0');

describe('leaveToFramework', () => {
  it.each([
    ['an older assembly', image([7, 0, 0, 0], [9, 0, 0, 0]), []],
    ['a newer assembly', image([9, 0, 0, 0], [7, 0, 0, 0]), ['A.dll']],
    ['an older file of the same assembly version', image([8, 0, 0, 0], [8, 0, 99, 0]), []],
    ['a newer file of the same assembly version', image([8, 0, 0, 0], [8, 0, 100, 1]), ['A.dll']],
    ['the same versions', image([8, 0, 0, 0], [8, 0, 100, 0]), []],
    ['a file that is no assembly where the framework has one', 'text', ['A.dll']],
  ])('compares versions: %s', async (_, bytes, expected) => {
    expect(await kept([FRAMEWORK], { [A_DLL]: bytes })).toEqual(expected);
  });

  it('says what was left to which pack', async () => {
    const from = await buildPackage({ id: 'A', files: { [A_DLL]: image([7, 0, 0, 0]) } });
    const contributions = from.files.map((entry) => ({ from, entry, target: entry.path }));
    const { left } = await leaveToFramework(contributions, [FRAMEWORK]);
    expect(left).toEqual([{ path: A_DLL, package: 'A 1.0.0', pack: 'Fw.Ref' }]);
  });

  it('leaves native files of that name, whose versions nobody knows', async () => {
    expect(
      await kept([FRAMEWORK], { 'runtimes/linux-x64/native/a.so': 'x', 'runtimes/linux-x64/native/b.so': 'x' }),
    ).toEqual(['runtimes/linux-x64/native/b.so']);
  });

  it('keeps everything when it knows no framework, and content files always', async () => {
    const files = { [A_DLL]: image([1, 0, 0, 0]), 'contentFiles/any/any/a.so': 'x' };
    expect((await kept([], files)).toSorted()).toEqual(['A.dll', 'contentFiles/any/any/a.so']);
    expect(await kept([FRAMEWORK], files)).toEqual(['contentFiles/any/any/a.so']);
  });

  it('leaves all that comes from a package that the framework overrides', async () => {
    const files = { [A_DLL]: image([9, 0, 0, 0]), 'lib/net8.0/B.dll': image([9, 0, 0, 0]) };
    expect(await kept([FRAMEWORK], files, { id: 'overridden', version: '2.0.0' })).toEqual(['B.dll']);
    expect(await kept([FRAMEWORK], files, { id: 'overridden', version: '2.0.1' })).toEqual(['A.dll', 'B.dll']);
  });

  it('keeps what is for some runtimes beside a newer one for all', async () => {
    const files = { [A_DLL]: image([9, 0, 0, 0]), 'runtimes/win/lib/net8.0/A.dll': image([7, 0, 0, 0]) };
    expect(await kept([FRAMEWORK], files)).toEqual(['A.dll', 'runtimes/win/lib/net8.0/A.dll']);
  });

  it('compares with the newest of several packs', async () => {
    const packs = [FRAMEWORK, shared('A.dll|Web.Ref|9.0.0.0|9.0.0.0'), shared('A.dll|Old.Ref|1.0.0.0|1.0.0.0')];
    expect(await kept(packs, { [A_DLL]: image([8, 5, 0, 0]) })).toEqual([]);
  });

  it('compares what lies beside the app with the runtime that it takes along, and with nothing else', async () => {
    const list = `<FileList FrameworkName="Fw"><File Path="x/A.dll" AssemblyVersion="8.0.0.0" FileVersion="8.0.0.0"/></FileList>`;
    const runtime = parseRuntimePack({ bytes: Buffer.from(list), path: 'list' });
    const files = {
      [A_DLL]: image([7, 0, 0, 0]),
      'lib/net8.0/de/A.dll': image([7, 0, 0, 0]),
      'runtimes/x/native/a.so': 'x',
    };
    expect(await kept([FRAMEWORK, runtime], files)).toEqual(['de/A.dll', 'runtimes/x/native/a.so']);
  });

  it('keeps an assembly that a .NET Framework has in the same version: its file version is not known', async () => {
    const list = '<FileList Name=".NET"><File AssemblyName="A" Version="4.0.0.0"/></FileList>';
    const packs = [parseReferenceAssemblies({ bytes: Buffer.from(list), path: 'list' })];
    expect(await kept(packs, { [A_DLL]: image([4, 0, 0, 0]) })).toEqual(['A.dll']);
    expect(await kept(packs, { [A_DLL]: image([3, 9, 0, 0]) })).toEqual([]);
  });
});
