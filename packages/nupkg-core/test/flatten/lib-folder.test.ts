import { parseTargetFramework } from '@nuspine/primitives';
import { describe, expect, it } from 'vitest';
import { libFolders, nearestLibFolder } from '../../src/flatten/lib-folder.ts';
import { buildPackage } from '../builders/package.ts';

const PATHS = [
  'lib/A.dll',
  'lib/net6.0/A.dll',
  'lib/net6.0/sub/b.txt',
  'lib/net8.0/_._',
  'lib/what/A.dll',
  'ref/net8.0/A.dll',
];

describe('libFolders', () => {
  it('lists the folders of frameworks with all their files but placeholders', async () => {
    const folders = libFolders((await buildPackage({ id: 'A', files: PATHS })).files);
    expect(folders.map(({ name, files }) => [name, files.map((file) => file.name)])).toEqual([
      ['', ['A.dll']],
      ['net6.0', ['A.dll', 'sub/b.txt']],
      ['net8.0', []],
    ]);
  });
});

describe('nearestLibFolder', () => {
  it.each([
    ['net9.0', 'net8.0'],
    ['net7.0', 'net6.0'],
    ['net472', ''],
    ['netstandard2.0', undefined],
  ])('for %s is %j', async (framework, name) => {
    const folders = libFolders((await buildPackage({ id: 'A', files: PATHS })).files);
    expect(nearestLibFolder(folders, parseTargetFramework(framework))?.name).toBe(name);
  });
});
