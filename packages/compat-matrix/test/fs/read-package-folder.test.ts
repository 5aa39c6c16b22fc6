import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { withTemporaryFolder } from '@nuspine/testkit';
import { buildPackage } from '@nuspine/testkit/packages';
import { describe, expect, it } from 'vitest';
import { readPackageFolder } from '../../src/fs/index.ts';

describe('readPackageFolder', () => {
  it('reads packages at any depth', async () => {
    await withTemporaryFolder(async (folder) => {
      await mkdir(join(folder, 'b'));
      const files = { 'lib/net8.0/A.dll': 'x' };
      await writeFile(join(folder, 'A.1.0.0.nupkg'), await buildPackage({ id: 'A', files }));
      await writeFile(join(folder, 'b', 'b.nupkg'), await buildPackage({ id: 'B', version: '2.0.0', files }));
      const names = async (ids?: readonly string[]): Promise<readonly string[]> =>
        (await readPackageFolder(folder, ids)).map(({ id, version }) => `${id} ${version}`);
      expect([await names(), await names(['b'])]).toEqual([['A 1.0.0', 'B 2.0.0'], ['B 2.0.0']]);
    });
  });
});
