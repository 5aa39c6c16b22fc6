import {
  type CreateNodes,
  type CreateNodesContext,
  type CreateNodesResult,
  type CreateNodesResultArray,
  createNodesFromFiles,
} from '@nx/devkit';
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { codeInput } from '../code-input.ts';
import { inferTargets, type PluginOptions } from '../infer-targets.ts';
import { ReleaseLineError } from '../release-line-error.ts';
import { hasProjectFile, parseReleaseLine, RELEASE_LINE_FILE } from '../release-line.ts';

export const name = '@nuspine/nx';

/** Infers the targets of every project that has a `nuspine.json`. Reads that file and its folder, starts nothing. */
export const createNodes: CreateNodes<PluginOptions> = [`**/${RELEASE_LINE_FILE}`, inferProjects];

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
  { workspaceRoot, nxJsonConfiguration: nxJson }: CreateNodesContext,
): CreateNodesResult {
  const root = dirname(file);
  const folder = join(workspaceRoot, root);
  const line = parseReleaseLine(readFileSync(join(workspaceRoot, file), 'utf8'), file);
  const packs = hasProjectFile(readdirSync(folder));
  if (line.flatten.app === undefined && !packs) {
    throw new ReleaseLineError(
      'NX_LINE_APP_MISSING',
      `${file} has no flatten.app, and no project file beside it makes a package`,
    );
  }
  const pluginFolder = relative(workspaceRoot, PLUGIN_FOLDER).split(sep).join('/');
  const project = { line, projectRoot: root, packs, pluginFolder, code: codeInput({ pluginFolder, nxJson }) };
  return { projects: { [root]: { targets: inferTargets(project, options ?? {}) } } };
}
