import type { GeneratorCallback, Tree } from '@nx/devkit';
import { posix } from 'node:path';
import { MATRIX_START, withBundle } from '../../matrix-text.ts';
import { finish, type FolderOptions } from './new-file.ts';

export interface BundleOptions extends FolderOptions {
  readonly name: string;
  /** `component@version`, with commas between them or given more than once. */
  readonly pins: readonly string[];
}

/** Adds a bundle to a `versions.toml`, which is made if it is not there. Throws `NX_BUNDLE_INVALID`. */
export async function bundle(tree: Tree, options: BundleOptions): Promise<GeneratorCallback> {
  const path = posix.join(options.directory ?? '.', 'versions.toml');
  const pins = options.pins.flatMap((pin) => pin.split(',')).filter((pin) => pin !== '');
  tree.write(path, withBundle(tree.read(path, 'utf8') ?? MATRIX_START, options.name, pins));
  return finish(tree, options);
}
