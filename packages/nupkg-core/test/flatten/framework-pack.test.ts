import { digestBytes } from '@nuspine/primitives';
import { describe, expect, it } from 'vitest';
import { type FrameworkList, parseReferenceAssemblies, parseRuntimePack, parseTargetingPack } from '../../src/index.ts';

function list(text: string): FrameworkList {
  return { bytes: Buffer.from(text), path: 'pack/list' };
}

describe('parseTargetingPack', () => {
  const MANIFEST = 'libA.so|Fw.Ref||0.0.0.0\r\nA.dll|Fw.Ref|8.0.0.0|8.0.3126.42015\r\n';

  it('reads files with their versions, and the packages that the framework overrides', () => {
    const pack = parseTargetingPack(list(MANIFEST), list('A|4.3.0\n'));
    expect(pack).toMatchObject({
      name: 'Fw.Ref',
      kind: 'shared',
      digest: digestBytes(Buffer.from(MANIFEST)),
      files: [
        { name: 'libA.so', assemblyVersion: undefined, fileVersion: [0, 0, 0, 0] },
        { name: 'A.dll', assemblyVersion: [8, 0, 0, 0], fileVersion: [8, 0, 3126, 42_015] },
      ],
    });
    expect([...pack.overrides.keys()]).toEqual(['a']);
    expect(parseTargetingPack(list(MANIFEST)).overrides.size).toBe(0);
  });

  it.each(['A.dll|Fw.Ref|8.0.0.0', 'A.dll|Fw.Ref|eight|8.0.0.0', '|Fw.Ref|8.0.0.0|8.0.0.0', 'a|b|1.0|1.0|c'])(
    'refuses the line %s',
    (line) => {
      expect(() => parseTargetingPack(list(line))).toThrowCode('FRAMEWORK_PACK_INVALID');
    },
  );
});

describe('parseRuntimePack', () => {
  it('reads managed and native files', () => {
    const xml = `<FileList FrameworkName="Microsoft.NETCore.App">
      <File Type="Managed" Path="runtimes/win-x64/lib/net10.0/A.dll" AssemblyVersion="10.0.0.0" FileVersion="10.0.12.3" />
      <File Type="Native" Path="runtimes/win-x64/native/b.dll" FileVersion="14.50" />
    </FileList>`;
    expect(parseRuntimePack(list(xml))).toMatchObject({
      name: 'Microsoft.NETCore.App',
      kind: 'runtime',
      files: [
        { name: 'A.dll', assemblyVersion: [10, 0, 0, 0], fileVersion: [10, 0, 12, 3] },
        { name: 'b.dll', assemblyVersion: undefined, fileVersion: [14, 50, 0, 0] },
      ],
    });
  });

  it.each([
    '<FileList FrameworkName="x"/>',
    '<Other FrameworkName="x"><File Path="a"/></Other>',
    '<FileList><File Path="a"/></FileList>',
  ])('refuses %s', (xml) => {
    expect(() => parseRuntimePack(list(xml))).toThrowCode('FRAMEWORK_PACK_INVALID');
  });
});

describe('parseReferenceAssemblies', () => {
  it('reads assemblies, whose file versions are not known', () => {
    const xml =
      '<FileList Name=".NET Framework 4.7.2"><File AssemblyName="System.Net.Http" Version="4.2.0.0" /></FileList>';
    expect(parseReferenceAssemblies(list(xml))).toMatchObject({
      name: '.NET Framework 4.7.2',
      kind: 'shared',
      files: [{ name: 'System.Net.Http.dll', assemblyVersion: [4, 2, 0, 0], fileVersion: undefined }],
    });
  });
});
