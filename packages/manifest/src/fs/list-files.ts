import { execFile } from 'node:child_process';
import { type Dirent, readdirSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { promisify } from 'node:util';
import { compareOrdinal, type Environment } from '@nuspine/primitives';
import { nulParts, oddNames } from './odd-names.ts';
import { UNWALKED } from './unwalked.ts';

/** Something that a repository holds. Paths are from its root, with "/". */
export interface TreeEntry {
  readonly path: string;
  /** What has a name that is not UTF-8 is `unreadable`: with it nothing, or something else, would be opened. */
  readonly type: 'file' | 'link' | 'submodule' | 'unreadable';
}

/** Two million paths of usual length. */
const MAX_OUTPUT = 512 * 2 ** 20;

/**
 * The files of a repository as git sees them, tracked or not, without what it is told to ignore; where there is no git,
 * or no repository, all files that lie there. What the index has and the working tree has not is listed too: files outside
 * of a sparse checkout, deleted ones, submodules that nobody fetched.
 */
export async function listFiles(root: string): Promise<readonly TreeEntry[]> {
  const [tracked, others] = await Promise.all([
    runGit(root, ['ls-files', '-z', '--stage']),
    runGit(root, ['ls-files', '-z', '--others', '--exclude-standard']),
  ]);
  if (tracked === undefined || others === undefined) return walkFiles(root, '', UNWALKED);
  // In a folder that a repository around it ignores, git sees nothing, whatever lies there.
  if (tracked.texts.length === 0 && (await runGit(root, ['check-ignore', '-q', '.'])) !== undefined)
    return walkFiles(root, '', UNWALKED);
  const entries = new Map<string, TreeEntry>();
  for (const line of tracked.texts) {
    const path = pathIn(line);
    entries.set(path, { path, type: TYPES[line.slice(0, 6)] ?? 'file' });
  }
  // A folder that is a repository of its own, or a working tree of this one, ends in "/".
  for (const path of others.texts) {
    entries.set(path, path.endsWith('/') ? { path: path.slice(0, -1), type: 'submodule' } : { path, type: 'file' });
  }
  for (const path of [...tracked.odd.map(pathIn), ...others.odd]) entries.set(path, { path, type: 'unreadable' });
  return sorted([...entries.values()]);
}

/** What the index has and a sparse checkout leaves out of the working tree; nothing where there is no git, or no repository. */
export async function listSkipped(root: string): Promise<readonly string[]> {
  const tagged = await runGit(root, ['ls-files', '-z', '-t']);
  // "S " is the mark of what is skipped (git-ls-files, "-t").
  return (tagged?.texts ?? []).filter((line) => line.startsWith('S ')).map((line) => line.slice(2));
}

/** A line of `ls-files --stage` is a mode, an object, a stage, and a path behind a tab. */
function pathIn(line: string): string {
  return line.slice(line.indexOf('\t') + 1);
}

const TYPES: Readonly<Record<string, TreeEntry['type']>> = { '120000': 'link', '160000': 'submodule' };

/** Every file in a folder of the repository, ignored by git or not. A folder that is not there has none. */
export function walkFiles(
  root: string,
  folder: string,
  passedOver: ReadonlySet<string> = new Set(),
): readonly TreeEntry[] {
  const entries: TreeEntry[] = [];
  const visit = (at: string): void => {
    const listed = entriesOf(join(root, at));
    const odd = oddNames(join(root, at), listed);
    for (const entry of listed) {
      const path = at === '' ? entry.name : `${at}/${entry.name}`;
      if (odd.has(entry.name)) entries.push({ path, type: 'unreadable' });
      else if (entry.isDirectory()) {
        if (!passedOver.has(entry.name)) visit(path);
      } else entries.push({ path, type: entry.isSymbolicLink() ? 'link' : 'file' });
    }
  };
  visit(folder);
  return sorted(entries);
}

function entriesOf(folder: string): readonly Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch (error) {
    if (error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR')) return [];
    throw error;
  }
}

/** As no file system and no locale orders them. */
function sorted(entries: TreeEntry[]): readonly TreeEntry[] {
  return entries.toSorted((a, b) => compareOrdinal(a.path, b.path));
}

const run = promisify(execFile);

/**
 * The same answer on every machine: names differ by case whatever the file system does, a repository of another user is
 * one too (a container's, say), and no program that the repository's configuration names is run.
 */
const SETTINGS: readonly string[] = ['core.ignorecase=false', 'safe.directory=*', 'core.fsmonitor=false'].flatMap(
  (setting) => ['-c', setting],
);

/** The parts of git's answer; `undefined` where there is no git or no repository, or where it says no. */
async function runGit(root: string, args: readonly string[]): Promise<ReturnType<typeof nulParts> | undefined> {
  try {
    const options = { maxBuffer: MAX_OUTPUT, encoding: 'buffer', env: ownEnvironment(process.env) } as const;
    const { stdout } = await run('git', ['-C', root, ...SETTINGS, ...args], options);
    return nulParts(stdout);
  } catch {
    return undefined;
  }
}

/** A hook of git runs with variables that lead to the repository it is a hook of, which need not be the one at hand. */
function ownEnvironment(environment: Environment): Environment {
  const kept = Object.entries(environment).filter(([name]) => !/^GIT_(?!CONFIG_(GLOBAL|SYSTEM)$)/.test(name));
  return { ...Object.fromEntries(kept), GIT_NO_LAZY_FETCH: '1', GIT_OPTIONAL_LOCKS: '0' };
}
