import type { GeneratorCallback, Tree } from '@nx/devkit';
import { posix } from 'node:path';
import { finish, type FolderOptions, writeNew } from './new-file.ts';

/** Writes the `nuspine.offline.json` that makes a folder an offline layout. `offline-update` then writes its manifests. */
export async function offlineLayout(tree: Tree, options: FolderOptions): Promise<GeneratorCallback> {
  writeNew(tree, posix.join(options.directory ?? '.', 'nuspine.offline.json'), '{ "formatVersion": 1 }\n');
  return finish(tree, options);
}
