import { formatFiles, type GeneratorCallback, logger, type Tree } from '@nx/devkit';
import { init } from './init.ts';

/** Options of every generator that writes files of one folder. */
export interface FolderOptions {
  /** Folder, relative to the workspace; its root by default. */
  readonly directory?: string;
  readonly skipFormat?: boolean;
}

/** Writes a file unless it is there: what people wrote is theirs, so that a generator may run again. */
export function writeNew(tree: Tree, path: string, text: string): void {
  if (tree.exists(path)) logger.info(`${path} is there already, and stays as it is`);
  else tree.write(path, text);
}

/** Registers the plugin and formats, which is how every generator ends. */
export async function finish(tree: Tree, { skipFormat }: FolderOptions): Promise<GeneratorCallback> {
  const install = await init(tree, { skipFormat: true });
  if (skipFormat !== true) await formatFiles(tree);
  return install;
}
