import {
  type CreateNodes,
  type CreateNodesContext,
  type CreateNodesResult,
  type CreateNodesResultArray,
  createNodesFromFiles,
} from '@nx/devkit';
import { relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { codeInput } from '../code-input.ts';
import { FAMILIES } from '../families/all-families.ts';
import { inferTargets, type PluginOptions } from '../infer-targets.ts';
import { markedRoot, markerGlob } from '../marked-root.ts';
import type { TargetFamily } from '../target-family.ts';
import { markedPlace, nameOfPlace } from './marked-place.ts';

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

async function inferProjects(
  files: readonly string[],
  options: PluginOptions | undefined,
  context: CreateNodesContext,
): Promise<CreateNodesResultArray> {
  return createNodesFromFiles(inferProject, files, options ?? {}, context);
}

function inferProject(
  file: string,
  options: PluginOptions | undefined,
  context: CreateNodesContext,
): CreateNodesResult {
  for (const family of FAMILIES) {
    for (const marker of family.markers) {
      const root = markedRoot(file, marker);
      if (root !== undefined) return projectOf(root, file, family, options ?? {}, context);
    }
  }
  return {};
}

function projectOf(
  root: string,
  file: string,
  family: TargetFamily,
  options: PluginOptions,
  { workspaceRoot, nxJsonConfiguration: nxJson }: CreateNodesContext,
): CreateNodesResult {
  const pluginFolder = relative(workspaceRoot, PLUGIN_FOLDER).split(sep).join('/');
  const place = markedPlace({ workspaceRoot, projectRoot: root, file, pluginFolder });
  const code = codeInput({ pluginFolder, nxJson, packages: family.packages });
  const targets = inferTargets(family.targets(place), code, options);
  if (Object.keys(targets).length === 0) return {};
  const projectName = nameOfPlace(place, workspaceRoot);
  return { projects: { [root]: { ...(projectName === undefined ? {} : { name: projectName }), targets } } };
}
