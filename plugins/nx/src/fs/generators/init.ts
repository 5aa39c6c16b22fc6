import {
  addDependenciesToPackageJson,
  formatFiles,
  type GeneratorCallback,
  readNxJson,
  type Tree,
  updateNxJson,
} from '@nx/devkit';
import { pluginVersion } from '../plugin-version.ts';

export interface InitOptions {
  readonly skipFormat?: boolean;
  readonly skipPackageJson?: boolean;
  readonly keepExistingVersions?: boolean;
}

const PLUGIN = '@nuspine/nx';

/** Registers the plugin in nx.json and adds it to package.json, once each. This is what `nx add` runs. */
export async function init(tree: Tree, options: InitOptions): Promise<GeneratorCallback> {
  const nxJson = readNxJson(tree) ?? {};
  const plugins = nxJson.plugins ?? [];
  const isRegistered = plugins.some((entry) => (typeof entry === 'string' ? entry : entry.plugin) === PLUGIN);
  if (!isRegistered) updateNxJson(tree, { ...nxJson, plugins: [...plugins, { plugin: PLUGIN, options: {} }] });
  const install = options.skipPackageJson ? () => undefined : addPlugin(tree, options.keepExistingVersions ?? true);
  if (!options.skipFormat) await formatFiles(tree);
  return install;
}

function addPlugin(tree: Tree, keepExistingVersions: boolean): GeneratorCallback {
  return addDependenciesToPackageJson(tree, {}, { [PLUGIN]: pluginVersion() }, undefined, keepExistingVersions);
}
