import { type Finding, type RepoTree, textFiles } from './repo-tree.ts';
import { type TargetJson, type WorkspacePackage, workspacePackages } from './workspace-packages.ts';

interface NxJson {
  readonly targetDefaults?: { readonly test?: readonly TargetJson[] };
}

/** A place above the folder of a file, as tests write it to find a file of the repository. */
const OUTSIDE = /new URL\(\s*'((?:\.\.\/)+[^']+)'/g;
const WORKSPACE = '{workspaceRoot}/';

/**
 * A test that reads files outside of its project has them among its inputs. Else they could be changed, and Nx would say that
 * it passes without running it. Who reads the whole checkout says so by `cache: false`, or names what matters.
 */
export function checkTestInputs(tree: RepoTree): readonly Finding[] {
  const defaults: NxJson = JSON.parse(tree.get('nx.json')?.text ?? '{}');
  const everywhere = workspaceInputs(defaults.targetDefaults?.test ?? []);
  return workspacePackages(tree, ['packages', 'plugins', 'tools']).flatMap((project) => {
    const target = targetOf(tree, project);
    if (target?.cache === false) return [];
    const inputs = [...everywhere, ...workspaceInputs(target === undefined ? [] : [target])];
    return [...textFiles(tree, new RegExp(`^${project.folder}/test/.*\\.ts$`))].flatMap(([path, text]) =>
      outsideOf(project, path, text)
        .filter((read) => !inputs.some((input) => covers(input, read)))
        .map((read) => ({ path, message: `reads ${read}, which is no input of the project's test target` })),
    );
  });
}

/** Files and folders of the workspace, without the marks that make a pattern of them. */
function workspaceInputs(targets: readonly TargetJson[]): readonly string[] {
  return targets
    .flatMap(({ inputs = [] }) => inputs)
    .filter((input): input is string => typeof input === 'string' && input.startsWith(WORKSPACE))
    .map((input) => input.slice(WORKSPACE.length));
}

/** What a project says of its tests, in either of the files that Nx asks. */
function targetOf(tree: RepoTree, { folder, json }: WorkspacePackage): TargetJson | undefined {
  const project: NonNullable<typeof json.nx> = JSON.parse(tree.get(`${folder}/project.json`)?.text ?? '{}');
  return project.targets?.['test'] ?? json.nx?.targets?.['test'];
}

/** What a test reads of the rest of the repository. The root, or a folder of projects, says nothing of what is read there. */
function outsideOf({ folder }: WorkspacePackage, path: string, text: string): readonly string[] {
  return [...text.matchAll(OUTSIDE)]
    .map(([, place = '']) => new URL(place, `file:///${path}`).pathname.slice(1))
    .filter((read) => !/^((packages|plugins|tools)\/?)?$/.test(read))
    .filter((read) => !read.startsWith(`${folder}/`));
}

function covers(input: string, read: string): boolean {
  const place = read.replace(/\/$/, '');
  return input.endsWith('/**/*') ? `${place}/`.startsWith(input.slice(0, -'**/*'.length)) : input === place;
}
