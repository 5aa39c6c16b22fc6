import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { withTemporaryFolder } from '@nuspine/testkit';
import { buildPackage } from '@nuspine/testkit/packages';

/** A repository with one package in its feed folder. */
export async function withRepository(use: (root: string) => Promise<void>): Promise<void> {
  await withTemporaryFolder(async (root) => {
    await mkdir(join(root, 'local-nugets'));
    await writeFile(
      join(root, 'local-nugets/App.1.0.0.nupkg'),
      await buildPackage({ files: { 'lib/net8.0/App.dll': 'app' } }),
    );
    await use(root);
  });
}
