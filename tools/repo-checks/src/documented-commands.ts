import { type Finding, type RepoTree, textFiles } from './repo-tree.ts';
import { type PackageJson, workspacePackages } from './workspace-packages.ts';

/** What pnpm does itself, without a script. */
const PNPM_COMMANDS: readonly string[] = [
  'install',
  'add',
  'exec',
  'changeset',
  'nx',
  'pack',
  'dlx',
  'publish',
  'import',
];
/** The words of the longest name of a command. */
const MAX_WORDS = 3;
const FOLDERS: readonly string[] = ['packages', 'plugins', 'tools', 'examples'];

/** Every command in a shell block of a document exists: `nuspine` verbs and the scripts that pnpm is asked to run. */
export function checkDocumentedCommands(tree: RepoTree): readonly Finding[] {
  const verbs = commandNames(tree);
  return [...textFiles(tree, /\.md$/)].flatMap(([path, text]) =>
    shellLines(text).flatMap((line) => {
      const message = judgeVerb(line, verbs) ?? judgeScript(line, tree);
      return message === undefined ? [] : [{ path, message }];
    }),
  );
}

/** The names that the commands of the CLI give themselves, as `delta create`. */
function commandNames(tree: RepoTree): readonly string[] {
  return [...textFiles(tree, /^packages\/cli\/src\/commands\/.*\.ts$/)].flatMap(([, text]) =>
    [...text.matchAll(/^\s*name: '([a-z -]+)',$/gm)].flatMap(([, name]) => name ?? []),
  );
}

function shellLines(text: string): readonly string[] {
  return [...text.matchAll(/^```(?:sh|bash|console)\n([\s\S]*?)^```/gm)].flatMap(([, block = '']) =>
    block.split('\n').map((line) =>
      line
        .replace(/^\$ /, '')
        .replace(/\s#.*$/, '')
        .trim(),
    ),
  );
}

function judgeVerb(line: string, verbs: readonly string[]): string | undefined {
  const words = /^(?:npx (?:-y )?)?nuspine ([a-z][^|>]*)/.exec(line)?.[1]?.split(/\s+/);
  if (words === undefined) return undefined;
  const names = words.slice(0, MAX_WORDS).map((_, index) => words.slice(0, index + 1).join(' '));
  return names.some((name) => verbs.includes(name)) ? undefined : `shows no command: ${line}`;
}

function judgeScript(line: string, tree: RepoTree): string | undefined {
  const match = /^(?:npx -y pnpm@12|pnpm)(?: -s)?(?: --filter ([^\s]+))? (?:run )?([a-z][\w:-]*)/.exec(line);
  const [, filter, script = ''] = match ?? [];
  if (match === null || PNPM_COMMANDS.includes(script)) return undefined;
  return scriptsOf(tree, filter).includes(script) ? undefined : `runs a script that is not there: ${line}`;
}

function scriptsOf(tree: RepoTree, filter: string | undefined): readonly string[] {
  if (filter !== undefined) {
    const found = workspacePackages(tree, FOLDERS).find(({ json }) => json.name === filter);
    return Object.keys(found?.json.scripts ?? {});
  }
  const root: PackageJson = JSON.parse(tree.get('package.json')?.text ?? '{}');
  return Object.keys(root.scripts ?? {});
}
