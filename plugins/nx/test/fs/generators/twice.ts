import type { Tree } from '@nx/devkit';
import { createTreeWithEmptyWorkspace } from '@nx/devkit/testing';

/** Every file of a tree with its text. */
export function textsOf(tree: Tree, folder = ''): Record<string, string> {
  return Object.assign(
    {},
    ...tree.children(folder).map((name) => {
      const path = folder === '' ? name : `${folder}/${name}`;
      return tree.isFile(path) ? { [path]: tree.read(path, 'utf8') ?? '' } : textsOf(tree, path);
    }),
  );
}

/** Runs a generator two times in one tree, and returns what the tree had after each. */
export async function twice(
  generate: (tree: Tree) => Promise<unknown>,
): Promise<readonly [Record<string, string>, Record<string, string>]> {
  const tree = createTreeWithEmptyWorkspace();
  await generate(tree);
  const once = textsOf(tree);
  await generate(tree);
  return [once, textsOf(tree)];
}
