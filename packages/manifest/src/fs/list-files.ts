import { execFile } from 'node:child_process';
import { type Dirent, readdirSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { promisify } from 'node:util';
import { compareOrdinal, type Environment } from '@nuspine/primitives';
import { UNWALKED } from './unwalked.ts';

/** Something that a repository holds. Paths are from its root, with "/". */
export interface TreeEntry {
  readonly path: string;
  readonly type: 'file' | 'link' | 'submodule';
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
  if (tracked.length === 0 && (await runGit(root, ['check-ignore', '-q', '.'])) !== undefined)
    return walkFiles(root, '', UNWALKED);
  const entries = new Map<string, TreeEntry>();
  for (const line of tracked) {
    const path = line.slice(line.indexOf('\t') + 1);
    entries.set(path, { path, type: TYPES[line.slice(0, 6)] ?? 'file' });
  }
  // A folder that is a repository of its own, or a working tree of this one, ends in "/".
  for (const path of others) {
    entries.set(path, path.endsWith('/') ? { path: path.slice(0, -1), type: 'submodule' } : { path, type: 'file' });
  }
  return sorted([...entries.values()]);
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
    for (const entry of entriesOf(join(root, at))) {
      const path = at === '' ? entry.name : `${at}/${entry.name}`;
      if (entry.isDirectory()) {
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

/** Lines of git's answer; `undefined` where there is no git or no repository, or where it says no. */
async function runGit(root: string, args: readonly string[]): Promise<readonly string[] | undefined> {
  try {
    const options = { maxBuffer: MAX_OUTPUT, env: ownEnvironment(process.env) };
    const { stdout } = await run('git', ['-C', root, ...SETTINGS, ...args], options);
    return stdout.split('\0').filter((line) => line !== '');
  } catch {
    return undefined;
  }
}

/** A hook of git runs with variables that lead to the repository it is a hook of, which need not be the one at hand. */
function ownEnvironment(environment: Environment): Environment {
  const kept = Object.entries(environment).filter(([name]) => !/^GIT_(?!CONFIG_(GLOBAL|SYSTEM)$)/.test(name));
  return { ...Object.fromEntries(kept), GIT_NO_LAZY_FETCH: '1', GIT_OPTIONAL_LOCKS: '0' };
}
