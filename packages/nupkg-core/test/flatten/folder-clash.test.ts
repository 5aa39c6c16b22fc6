import { describe, expect, it } from 'vitest';
import { findFolderClashes } from '../../src/flatten/folder-clash.ts';
import { buildPackage } from '../builders/package.ts';

async function clashes(a: readonly string[], b: readonly string[]) {
  const packages = await Promise.all([buildPackage({ id: 'A', files: a }), buildPackage({ id: 'B', files: b })]);
  return findFolderClashes(
    packages.flatMap((from) => from.files.map((entry) => ({ from, entry, target: entry.path }))),
  );
}

describe('findFolderClashes', () => {
  it('names both packages where one has a file and the other a folder', async () => {
    expect(await clashes(['lib/net8.0/x'], ['lib/net8.0/x/y.dll'])).toEqual([
      { path: 'lib/net8.0/x', packages: ['A 1.0.0', 'B 1.0.0'] },
    ]);
  });

  it('finds them in other case and across the folders that an installer drops', async () => {
    expect(await clashes(['lib/net8.0/X/y/z.dll'], ['lib/net6.0/x'])).toEqual([
      { path: 'lib/net6.0/x', packages: ['B 1.0.0', 'A 1.0.0'] },
    ]);
  });

  it('finds none among files that can be together', async () => {
    expect(await clashes(['lib/net8.0/x/a', 'lib/net8.0/xy'], ['lib/net8.0/x/b', 'x'])).toEqual([]);
  });
});
