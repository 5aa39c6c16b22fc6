import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Tree } from '@nx/devkit';
import { withTemporaryFolder } from '@nuspine/testkit';
import { FsTree } from 'nx/src/generators/tree';

/** Hands a tree over files on the disk to `use`, as Nx gives it to a sync generator. */
export async function withTree(files: Record<string, string>, use: (tree: Tree) => Promise<void>): Promise<void> {
  await withTemporaryFolder(async (root) => {
    for (const [path, text] of Object.entries(files)) {
      await mkdir(dirname(join(root, path)), { recursive: true });
      await writeFile(join(root, path), text);
    }
    await use(new FsTree(root, false));
  });
}
