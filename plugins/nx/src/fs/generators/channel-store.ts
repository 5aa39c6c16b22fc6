import type { GeneratorCallback, Tree } from '@nx/devkit';
import { posix } from 'node:path';
import { finish, type FolderOptions } from './new-file.ts';

const RULE = 'build-info/** -text';

/**
 * Prepares a folder to keep channels in. Logs are chained by the digests of their bytes, so git must not write the ends of
 * lines anew on a machine that has others. The first `nuspine channel publish` makes the rest.
 */
export async function channelStore(tree: Tree, options: FolderOptions): Promise<GeneratorCallback> {
  const path = posix.join(options.directory ?? '.', '.gitattributes');
  const text = tree.read(path, 'utf8') ?? '';
  if (!text.split(/\r?\n/).includes(RULE)) {
    tree.write(path, `${text}${text === '' || text.endsWith('\n') ? '' : '\n'}${RULE}\n`);
  }
  return finish(tree, options);
}
