import type { Finding, RepoTree } from './repo-tree.ts';
import { type WorkspacePackage, workspacePackages } from './workspace-packages.ts';

const SOURCE_CONDITION = '@nuspine/source';

/** Published packages: every export has a source that exists, and what is published never points at sources. */
export function checkExportMap(tree: RepoTree): readonly Finding[] {
  return workspacePackages(tree)
    .filter(({ json }) => json.private !== true)
    .flatMap((pkg) => judge(pkg, tree).map((message) => ({ path: pkg.path, message })));
}

function judge({ folder, json }: WorkspacePackage, tree: RepoTree): readonly string[] {
  const development = json.exports ?? {};
  const published = json.publishConfig?.exports ?? {};
  const messages: string[] = [];
  if (Object.keys(development).join() !== Object.keys(published).join())
    messages.push('publishes other entries than it has');
  if (JSON.stringify(published).includes(SOURCE_CONDITION)) messages.push('publishes the source condition');
  for (const [entry, target] of Object.entries(development)) {
    const source = sourceOf(target);
    if (source !== undefined && !tree.has(`${folder}/${source.slice(2)}`))
      messages.push(`${entry} points at ${source}, which is not there`);
  }
  for (const script of ['build', 'test', 'typecheck', 'lint']) {
    if (json.scripts?.[script] === undefined) messages.push(`has no ${script} script`);
  }
  return messages;
}

function sourceOf(target: unknown): string | undefined {
  if (typeof target !== 'object' || target === null || !(SOURCE_CONDITION in target)) return undefined;
  return String(target[SOURCE_CONDITION]);
}
