import { readNxJson, type Tree, updateNxJson } from '@nx/devkit';
import { renamedOptions } from '../../renamed-options.ts';

/** 0.2.0: one option `targetNames` in nx.json, in place of one for each target. */
export async function targetNames(tree: Tree): Promise<void> {
  const nxJson = readNxJson(tree);
  if (nxJson?.plugins === undefined) return;
  const plugins = nxJson.plugins.map((entry) =>
    typeof entry === 'string' || entry.plugin !== '@nuspine/nx'
      ? entry
      : { ...entry, options: renamedOptions(entry.options) },
  );
  updateNxJson(tree, { ...nxJson, plugins });
}
