// Run as a process of its own by graph-bench: loads the plugin as it is published and infers the targets of a workspace once.
import { globSync } from 'node:fs';
import process from 'node:process';
import { pathToFileURL } from 'node:url';

interface Plugin {
  readonly createNodes: readonly [
    string,
    (files: readonly string[], options: object, context: object) => Promise<readonly [string, object][]>,
  ];
}

const [, , plugin = '', workspaceRoot = ''] = process.argv;
const { createNodes }: Plugin = await import(pathToFileURL(plugin).href);
const [glob, infer] = createNodes;
const files = globSync(glob, { cwd: workspaceRoot }).map((path) => path.replaceAll('\\', '/'));
const start = performance.now();
const before = process.cpuUsage();
const nodes = await infer(files.toSorted(), {}, { workspaceRoot, nxJsonConfiguration: { plugins: ['@nuspine/nx'] } });
const ms = performance.now() - start;
const { user, system } = process.cpuUsage(before);
const projects = nodes.filter(([, found]) => 'projects' in found).length;
process.stdout.write(JSON.stringify({ ms, cpuMs: (user + system) / 1000, files: files.length, projects }));
