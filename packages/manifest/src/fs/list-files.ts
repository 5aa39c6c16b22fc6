import { execFile } from 'node:child_process';
import { type Dirent, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';

/** Something that a repository holds. Paths are from its root, with "/". */
export interface TreeEntry {
  readonly path: string;
  readonly type: 'file' | 'link' | 'submodule';
}

/** Folders that are passed over where git does not say what belongs to a repository. */
export const UNWALKED: ReadonlySet<string> = new Set(['.git', '.hg', '.svn', '.nuspine', 'node_modules']);
/** Two million paths of usual length. */
const MAX_OUTPUT = 512 * 2 ** 20;

/**
 * The files of a repository as git sees them, tracked or not, without what it is told to ignore; where there is no git,
 * or no repository, all files that lie there.
 */
export async function listFiles(root: string): Promise<readonly TreeEntry[]> {
  const tracked = await runGit(root, ['ls-files', '-z', '--stage']);
  const others = await runGit(root, ['ls-files', '-z', '--others', '--exclude-standard']);
  if (tracked === undefined || others === undefined) return walkFiles(root, '', UNWALKED);
  const entries = new Map<string, TreeEntry>();
  for (const line of tracked) {
    const path = line.slice(line.indexOf('\t') + 1);
    entries.set(path, { path, type: TYPES[line.slice(0, 6)] ?? 'file' });
  }
  // A folder that is a repository of its own ends in "/".
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

/** By code unit, as no file system and no locale orders them. */
function sorted(entries: TreeEntry[]): readonly TreeEntry[] {
  return entries.toSorted((a, b) => (a.path < b.path ? -1 : 1));
}

const run = promisify(execFile);

async function runGit(root: string, args: readonly string[]): Promise<readonly string[] | undefined> {
  try {
    const { stdout } = await run('git', ['-C', root, ...args], { maxBuffer: MAX_OUTPUT });
    return stdout.split('\0').filter((line) => line !== '');
  } catch {
    return undefined;
  }
}
