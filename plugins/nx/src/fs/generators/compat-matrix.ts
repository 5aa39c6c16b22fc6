import type { GeneratorCallback, Tree } from '@nx/devkit';
import { posix } from 'node:path';
import { MATRIX_START } from '../../matrix-text.ts';
import { finish, type FolderOptions, writeNew } from './new-file.ts';

/** Writes a `versions.toml` to start from: two components and what is said of them. */
export async function compatMatrix(tree: Tree, options: FolderOptions): Promise<GeneratorCallback> {
  writeNew(tree, posix.join(options.directory ?? '.', 'versions.toml'), MATRIX_START);
  return finish(tree, options);
}
