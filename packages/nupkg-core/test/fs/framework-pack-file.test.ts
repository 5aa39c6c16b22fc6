import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { withTemporaryFolder } from '@nuspine/testkit';
import { describe, expect, it } from 'vitest';
import { readFrameworkPack } from '../../src/fs/index.ts';
import { buildPackageBytes } from '../builders/package.ts';

const RUNTIME_LIST = '<FileList FrameworkName="Fw"><File Path="A.dll" AssemblyVersion="8.0.0.0"/></FileList>';
const REDIST = '<FileList Name=".NET Framework 4.7.2"><File AssemblyName="A" Version="4.0.0.0"/></FileList>';
const TARGETING = {
  'data/PlatformManifest.txt': 'A.dll|Fw.Ref|8.0.0.0|8.0.0.0',
  'data/PackageOverrides.txt': 'A|1.0.0',
};

const PACKS: readonly (readonly [string, Readonly<Record<string, string>>, string])[] = [
  ['a targeting pack', TARGETING, 'Fw.Ref'],
  ['a runtime pack', { 'data/RuntimeList.xml': RUNTIME_LIST }, 'Fw'],
];

async function writeFiles(folder: string, files: Readonly<Record<string, string>>): Promise<void> {
  for (const [path, content] of Object.entries(files)) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), content);
  }
}

describe('readFrameworkPack', () => {
  it.each(PACKS)('reads %s, as a folder and as a package', async (_, files, name) => {
    await withTemporaryFolder(async (folder) => {
      await writeFiles(folder, files);
      const nupkg = join(folder, 'pack.nupkg');
      await writeFile(nupkg, await buildPackageBytes({ id: 'Pack', files }));
      const pack = await readFrameworkPack(folder);
      expect(pack.name).toBe(name);
      expect(await readFrameworkPack(nupkg)).toEqual(pack);
    });
  });

  it('reads the reference assemblies of a .NET Framework where its package has them', async () => {
    await withTemporaryFolder(async (folder) => {
      await writeFiles(folder, { 'RedistList/FrameworkList.xml': REDIST });
      const nupkg = join(folder, 'pack.nupkg');
      const files = { 'build/.NETFramework/v4.7.2/RedistList/FrameworkList.xml': REDIST };
      await writeFile(nupkg, await buildPackageBytes({ id: 'Pack', files }));
      expect(await readFrameworkPack(nupkg)).toEqual(await readFrameworkPack(folder));
    });
  });

  it('refuses what is no pack', async () => {
    await withTemporaryFolder(async (folder) => {
      await expect(readFrameworkPack(folder)).rejects.toThrowCode('FRAMEWORK_PACK_INVALID');
      await expect(readFrameworkPack(join(folder, 'missing'))).rejects.toThrowCode('SOURCE_READ_FAILED');
    });
  });
});
