import type { GeneratorCallback, Tree } from '@nx/devkit';
import { posix } from 'node:path';
import { finish, type FolderOptions } from './new-file.ts';

const RULES = ['build-info/** -text', 'trust/** -text'];

/**
 * Prepares a folder to keep channels in. Logs are chained by the digests of their bytes, and what is
 * signed is bytes, so git must not write the ends of
 * lines anew on a machine that has others. The first `nuspine channel publish` makes the rest.
 */
export async function channelStore(tree: Tree, options: FolderOptions): Promise<GeneratorCallback> {
  const path = posix.join(options.directory ?? '.', '.gitattributes');
  const text = tree.read(path, 'utf8') ?? '';
  const lines = text.split(/\r?\n/);
  const missing = RULES.filter((rule) => !lines.includes(rule)).map((rule) => `${rule}\n`);
  if (missing.length > 0)
    tree.write(path, `${text}${text === '' || text.endsWith('\n') ? '' : '\n'}${missing.join('')}`);
  return finish(tree, options);
}
