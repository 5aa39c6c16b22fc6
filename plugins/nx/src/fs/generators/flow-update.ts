import type { GeneratorCallback, Tree } from '@nx/devkit';
import { posix } from 'node:path';
import { finish, type FolderOptions, writeNew } from './new-file.ts';

export interface FlowUpdateGeneratorOptions extends FolderOptions {
  /** Channel that is followed. */
  readonly channel: string;
  readonly pointer?: string;
}

/** Writes a `subscriptions.toml` to start from, which gives its folder the targets `flow-plan` and `flow-update`. */
export async function flowUpdate(
  tree: Tree,
  { channel, pointer = 'LKG', directory = '.', skipFormat = false }: FlowUpdateGeneratorOptions,
): Promise<GeneratorCallback> {
  const id = channel.split('/')[1] ?? channel;
  const lines = ['[[subscription]]', `id = ${JSON.stringify(id)}`, `channel = ${JSON.stringify(channel)}`];
  const text = [...lines, `pointer = ${JSON.stringify(pointer)}`, ''].join('\n');
  writeNew(tree, posix.join(directory, 'subscriptions.toml'), text);
  return finish(tree, { skipFormat });
}
