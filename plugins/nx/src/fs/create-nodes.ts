import {
  type CreateNodes,
  type CreateNodesContext,
  type CreateNodesResult,
  type CreateNodesResultArray,
  createNodesFromFiles,
} from '@nx/devkit';
import { relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { codeInput, type TargetInput } from '../code-input.ts';
import { FAMILIES } from '../families/all-families.ts';
import { inferTargets, type PluginOptions } from '../infer-targets.ts';
import { markedRoot, markerGlob } from '../marked-root.ts';
import type { TargetFamily } from '../target-family.ts';
import { markedPlace, nameOfPlace } from './marked-place.ts';
import { openProjectFiles, type ProjectFiles } from './project-files.ts';

export const name = '@nuspine/nx';

/** Infers the targets of every project that a family knows by its files. Reads those and their folders, starts nothing. */
export const createNodes: CreateNodes<PluginOptions> = [
  markerGlob(FAMILIES.flatMap(({ markers }) => markers)),
  inferProjects,
];

/** The name that Nx 21 and 22 call. */
export const createNodesV2: CreateNodes<PluginOptions> = createNodes;

// This file lies two folders below the package, in `src` and in `dist`.
const PLUGIN_FOLDER = fileURLToPath(new URL('../..', import.meta.url));

/** What is the same for every project of a workspace. */
interface Workspace {
  readonly root: string;
  readonly nxJson: CreateNodesContext['nxJsonConfiguration'];
  readonly pluginFolder: string;
  readonly files: ProjectFiles;
}

async function inferProjects(
  files: readonly string[],
  options: PluginOptions | undefined,
  { workspaceRoot: root, nxJsonConfiguration: nxJson, ...context }: CreateNodesContext,
): Promise<CreateNodesResultArray> {
  const pluginFolder = relative(root, PLUGIN_FOLDER).split(sep).join('/');
  const workspace = { root, nxJson, pluginFolder, files: openProjectFiles(root) };
  const infer = (file: string): CreateNodesResult => inferProject(file, options ?? {}, workspace);
  return createNodesFromFiles(infer, files, options, { ...context, workspaceRoot: root, nxJsonConfiguration: nxJson });
}

function inferProject(file: string, options: PluginOptions, workspace: Workspace): CreateNodesResult {
  for (const family of FAMILIES) {
    for (const marker of family.markers) {
      const root = markedRoot(file, marker);
      if (root !== undefined) return projectOf(root, file, family, options, workspace);
    }
  }
  return {};
}

function projectOf(
  projectRoot: string,
  file: string,
  family: TargetFamily,
  options: PluginOptions,
  { root: workspaceRoot, nxJson, pluginFolder, files }: Workspace,
): CreateNodesResult {
  const plugins = (nxJson.plugins ?? []).map((plugin) => (typeof plugin === 'string' ? plugin : plugin.plugin));
  const place = markedPlace({ workspaceRoot, projectRoot, file, pluginFolder, plugins, files });
  const codeIn = (packages: readonly string[]): TargetInput => codeInput({ pluginFolder, nxJson, packages });
  const code = codeIn(family.packages);
  const codeOf = (packages?: readonly string[]): TargetInput => (packages === undefined ? code : codeIn(packages));
  const targets = inferTargets(family.targets(place), codeOf, options);
  if (Object.keys(targets).length === 0) return {};
  const projectName = nameOfPlace(place, workspaceRoot);
  return { projects: { [projectRoot]: { ...(projectName === undefined ? {} : { name: projectName }), targets } } };
}
