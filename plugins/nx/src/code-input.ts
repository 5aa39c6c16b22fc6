import type { NxJsonConfiguration, TargetConfiguration } from '@nx/devkit';

/** One entry of a target's `inputs`. */
export type TargetInput = NonNullable<TargetConfiguration['inputs']>[number];

/** Where the code that runs a target lies. Paths have `/` between their parts. */
export interface CodePlace {
  /** Path of the plugin's package folder, links resolved, relative to the workspace. */
  readonly pluginFolder: string;
  readonly nxJson: NxJsonConfiguration;
  /** The packages whose code runs, besides the plugin. */
  readonly packages: readonly string[];
}

const PLUGIN = '@nuspine/nx';

/**
 * The input that makes a target run again when the code behind it changes, which Nx does not do by itself.
 * Installed from a registry, the lock file knows the code. In its own workspace, the code is source files of projects.
 * Linked in from elsewhere, neither holds, so Nx is given a command that prints the code's digest.
 */
export function codeInput({ pluginFolder, nxJson, packages }: CodePlace): TargetInput {
  if (`/${pluginFolder}/`.includes('/node_modules/')) return { externalDependencies: [PLUGIN] };
  const projects = [PLUGIN, ...packages];
  if (pluginFolder.startsWith('../')) {
    return { runtime: `node ${pluginFolder}/dist/fs/print-code-digest.js ${projects.join(' ')}` };
  }
  // Naming an input that nx.json does not define is an error.
  const input = nxJson.namedInputs?.['production'] === undefined ? 'default' : 'production';
  return { input, projects };
}
