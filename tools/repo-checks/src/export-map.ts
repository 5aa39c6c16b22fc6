import { type Finding, type RepoTree, textFiles } from './repo-tree.ts';

interface Manifest {
  readonly private?: boolean;
  readonly exports?: Readonly<Record<string, unknown>>;
  readonly publishConfig?: { readonly exports?: Readonly<Record<string, unknown>> };
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly scripts?: Readonly<Record<string, string>>;
}

const SOURCE_CONDITION = '@nuspine/source';

/** Published packages: every export has a source that exists, and what is published never points at sources. */
export function checkExportMap(tree: RepoTree): readonly Finding[] {
  return [...textFiles(tree, /^(packages|plugins)\/[^/]+\/package\.json$/)].flatMap(([path, text]) => {
    const manifest: Manifest = JSON.parse(text);
    return manifest.private === true ? [] : judge(path, manifest, tree).map((message) => ({ path, message }));
  });
}

function judge(path: string, manifest: Manifest, tree: RepoTree): readonly string[] {
  const folder = path.slice(0, path.lastIndexOf('/'));
  const development = manifest.exports ?? {};
  const published = manifest.publishConfig?.exports ?? {};
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
    if (manifest.scripts?.[script] === undefined) messages.push(`has no ${script} script`);
  }
  return messages;
}

function sourceOf(target: unknown): string | undefined {
  if (typeof target !== 'object' || target === null || !(SOURCE_CONDITION in target)) return undefined;
  return String(target[SOURCE_CONDITION]);
}
