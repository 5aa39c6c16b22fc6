// @nx/dotnet starts `dotnet` to draw the graph, and without it there is no graph for anyone. So this plugin is
// @nx/dotnet where `dotnet` is on PATH; elsewhere it infers the same targets, each of which says what is missing.
import { createNodesFromFiles } from '@nx/devkit';
import { existsSync } from 'node:fs';
import { basename, delimiter, dirname, extname, join } from 'node:path';

const folders = (process.env.PATH ?? '').split(delimiter);
const isPresent = folders.some(
  (folder) => existsSync(join(folder, 'dotnet')) || existsSync(join(folder, 'dotnet.exe')),
);
const dotnet = isPresent ? await import('@nx/dotnet') : undefined;

const TARGETS = ['build', 'build:release', 'pack', 'clean'];

function explain(file) {
  const needsSdk = (target) => ({
    executor: 'nx:run-commands',
    options: { command: `node needs-dotnet.mjs ${target}`, cwd: '{workspaceRoot}' },
    metadata: { description: 'Needs the .NET SDK, which is not on PATH' },
  });
  const name = basename(file, extname(file));
  const targets = Object.fromEntries(TARGETS.map((target) => [target, needsSdk(target)]));
  return { projects: { [dirname(file)]: { name, projectType: 'application', targets } } };
}

export const name = 'dotnet-if-present';

export const createNodes = dotnet?.createNodes ?? [
  '**/*.csproj',
  (files, options, context) => createNodesFromFiles(explain, files, options, context),
];

export const createDependencies = dotnet?.createDependencies;
