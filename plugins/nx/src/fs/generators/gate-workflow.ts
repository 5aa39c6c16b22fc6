import type { GeneratorCallback, Tree } from '@nx/devkit';
import { type CiName, ciWorkflow, parseGateFile, WORKFLOW_PATHS } from '@nuspine/spine';
import { posix } from 'node:path';
import { finish, type FolderOptions, writeNew } from './new-file.ts';

export interface GateWorkflowOptions extends FolderOptions {
  readonly ci?: CiName;
}

const GATE_START = `# What has to work before a release: nuspine gate run.
inputs = ["package.json"]

[[job]]
name = "node"
kind = "cli-smoke"
command = ["node", "--version"]
output = "v"
`;

/** Writes a `gate.toml` to start from, and the workflow that it asks for, which follows it when this runs again. */
export async function gateWorkflow(tree: Tree, options: GateWorkflowOptions): Promise<GeneratorCallback> {
  const directory = options.directory ?? '.';
  const path = posix.join(directory, 'gate.toml');
  writeNew(tree, path, GATE_START);
  const ci = options.ci ?? 'github';
  const gate = parseGateFile(tree.read(path, 'utf8') ?? '', path);
  tree.write(posix.join(directory, WORKFLOW_PATHS[ci]), ciWorkflow(ci, gate));
  // A workflow is compared as text with what gate.toml asks for, so nothing may format it.
  return finish(tree, { ...options, skipFormat: true });
}
