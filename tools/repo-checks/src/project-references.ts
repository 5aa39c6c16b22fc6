import type { Finding, RepoTree } from './repo-tree.ts';
import { workspacePackages } from './workspace-packages.ts';

/** The compiler builds a package after exactly the packages that it depends on. */
export function checkProjectReferences(tree: RepoTree): readonly Finding[] {
  const packages = workspacePackages(tree);
  const folders = new Map(packages.map(({ json, folder }) => [json.name, folder]));
  return packages.flatMap(({ folder, json }) => {
    const path = `${folder}/tsconfig.json`;
    const text = tree.get(path)?.text;
    if (text === undefined) return [{ path, message: 'is missing' }];
    const wanted = Object.keys(json.dependencies ?? {}).flatMap((name) => folders.get(name) ?? []);
    const found = referencesOf(text).map((reference) => new URL(reference, `file:///${path}`).pathname.slice(1));
    return [
      ...wanted.filter((other) => !found.includes(other)).map((other) => `lacks a reference to ${other}`),
      ...found.filter((other) => !wanted.includes(other)).map((other) => `refers to ${other}, no dependency`),
    ].map((message) => ({ path, message }));
  });
}

function referencesOf(text: string): readonly string[] {
  const config: { readonly references?: readonly { readonly path: string }[] } = JSON.parse(text);
  return (config.references ?? []).map(({ path }) => path);
}
