import { withTemporaryFolder } from '@nuspine/testkit';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { deltasInFolder, packagesInFolder, singlePackage } from '../../src/fs/single-package.ts';

async function inFolderWith<T>(names: readonly string[], use: (folder: string) => Promise<T>): Promise<T> {
  return withTemporaryFolder(async (folder) => {
    for (const name of names) await writeFile(join(folder, name), '');
    return await use(folder);
  });
}

describe('deltasInFolder', () => {
  it('are those of every format, in ordinal order', async () => {
    const names = ['App-1.1.0-delta.nuspine', 'App-1.1.0-win-delta.nupkg', 'App-1.1.0-full.nupkg', 'notes.txt'];
    expect(await inFolderWith(names, deltasInFolder)).toEqual(names.slice(0, 2));
  });
});

describe('packagesInFolder', () => {
  it('lists packages by name, without symbol packages and other files', async () => {
    const names = ['b.nupkg', 'a.nupkg', 'a.symbols.nupkg', 'a.snupkg', 'report.json'];
    expect(await inFolderWith(names, packagesInFolder)).toEqual(['a.nupkg', 'b.nupkg']);
  });

  it('lists nothing for a folder that is not there', async () => {
    expect(await inFolderWith([], (folder) => packagesInFolder(join(folder, 'none')))).toEqual([]);
  });

  it('throws what else reading the folder throws', async () => {
    await expect(inFolderWith(['file'], (folder) => packagesInFolder(join(folder, 'file')))).rejects.toThrow('ENOTDIR');
  });
});

describe('singlePackage', () => {
  it('is the one package of a folder', async () => {
    await inFolderWith(['a.nupkg', 'notes.txt'], async (folder) => {
      expect(await singlePackage(folder)).toBe(join(folder, 'a.nupkg'));
    });
  });

  it('is the file itself', async () => {
    await inFolderWith(['a.nupkg', 'b.nupkg'], async (folder) => {
      expect(await singlePackage(join(folder, 'b.nupkg'))).toBe(join(folder, 'b.nupkg'));
    });
  });

  it('rejects a folder without a package', async () => {
    await expect(inFolderWith([], singlePackage)).rejects.toThrowCode('NX_APP_MISSING');
  });

  it('rejects a folder with two packages', async () => {
    await expect(inFolderWith(['a.nupkg', 'b.nupkg'], singlePackage)).rejects.toThrowCode('NX_APP_AMBIGUOUS');
  });
});
