import { bytesSink, bytesSource, digestBytes } from '@nuspine/primitives';
import { describe, expect, it } from 'vitest';
import {
  contentHash,
  inspectPackage,
  packageEntries,
  PackageInspectionSchema,
  readPackage,
  writeArchive,
} from '../../src/index.ts';
import { Value } from 'typebox/value';

const NUSPEC = Buffer.from(`<package><metadata>
  <id>Sample.App</id><version>1.2</version><authors>Someone</authors><description>Does things</description>
  <license type="expression">MIT</license>
  <dependencies>
    <group targetFramework="net8.0"><dependency id="Serilog" version="4.0.0" /></group>
    <group><dependency id="Dapper" version="[2.1,3.0)" /></group>
  </dependencies>
</metadata></package>`);
const CONTENT = Buffer.from('a'.repeat(1000));

async function packageBytes(): Promise<Uint8Array> {
  const sink = bytesSink();
  const files = [{ path: 'lib/net8.0/a.txt', content: CONTENT }];
  await writeArchive(packageEntries({ nuspecPath: 'Sample.App.nuspec', nuspec: NUSPEC, files }), sink);
  return sink.bytes();
}

describe('inspectPackage', () => {
  it('says what the package is, what it needs and what it holds', async () => {
    const bytes = await packageBytes();
    const inspection = await inspectPackage(await readPackage(bytesSource(bytes)));
    expect(inspection).toMatchObject({
      id: 'Sample.App',
      version: '1.2.0',
      authors: 'Someone',
      description: 'Does things',
      license: 'MIT',
      signed: false,
      size: bytes.length,
      digest: digestBytes(bytes),
      dependencyGroups: [
        { framework: 'net8.0', dependencies: [{ id: 'Serilog', range: '[4.0.0, )' }] },
        { dependencies: [{ id: 'Dapper', range: '[2.1.0, 3.0.0)' }] },
      ],
      depth: 'directory',
    });
    expect(inspection.files.map(({ path, size, digest }) => [path, size, digest])).toEqual([
      ['lib/net8.0/a.txt', 1000, undefined],
    ]);
  });

  it('gives the digest of each file whose content it read', async () => {
    const pkg = await readPackage(bytesSource(await packageBytes()));
    const inspection = await inspectPackage(pkg, { depth: 'content' });
    expect(inspection.files.map(({ digest }) => digest)).toEqual([digestBytes(CONTENT)]);
    expect(inspection).toMatchObject({ depth: 'content', contentHash: await contentHash(pkg.archive.source) });
  });

  it('reads the content of no entry unless asked', async () => {
    const pkg = await readPackage(bytesSource(await damaged()));
    await expect(inspectPackage(pkg)).resolves.toMatchObject({ id: 'Sample.App' });
    await expect(inspectPackage(pkg, { depth: 'content' })).rejects.toThrowCode('NUPKG_ENTRY_DATA_INVALID');
  });
});

describe('PackageInspectionSchema', () => {
  it.each(['directory', 'content'] as const)('describes an inspection of the %s', async (depth) => {
    const pkg = await readPackage(bytesSource(await packageBytes()));
    expect(Value.Errors(PackageInspectionSchema, await inspectPackage(pkg, { depth }))).toEqual([]);
  });
});

/** A package with one bad byte in the compressed content of its file. */
async function damaged(): Promise<Uint8Array> {
  const bytes = await packageBytes();
  const [file] = (await readPackage(bytesSource(bytes))).files;
  bytes.fill(0xff, file?.dataOffset, (file?.dataOffset ?? 0) + 1);
  return bytes;
}
