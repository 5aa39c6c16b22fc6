import { execFileSync } from 'node:child_process';
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The files of a repository by path, as git lists them. Binary files have no text. */
export type RepoTree = ReadonlyMap<string, RepoFile>;

export interface RepoFile {
  readonly size: number;
  readonly text: string | undefined;
}

/** One broken rule: where, and what the rule wants. */
export interface Finding {
  readonly path: string;
  readonly message: string;
}

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));

/** Tracked files and new ones that are not ignored, as they stand in the working tree. */
export function readRepoTree(root: string = ROOT): RepoTree {
  const list = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], { cwd: root });
  const paths = list
    .toString()
    .split('\0')
    .filter((path) => path !== '');
  return new Map(paths.flatMap((path) => readRepoFile(root, path)));
}

/** A tree for tests: texts by path. */
export function treeOf(files: Readonly<Record<string, string>>): RepoTree {
  return new Map(Object.entries(files).map(([path, text]) => [path, { size: Buffer.byteLength(text), text }]));
}

/** Text files whose path matches. */
export function* textFiles(tree: RepoTree, pattern: RegExp): Generator<readonly [path: string, text: string]> {
  for (const [path, { text }] of tree) if (text !== undefined && pattern.test(path)) yield [path, text];
}

function readRepoFile(root: string, path: string): [string, RepoFile][] {
  const file = join(root, path);
  const stat = statSync(file, { throwIfNoEntry: false });
  if (stat === undefined || !stat.isFile()) return [];
  const bytes = readFileSync(file);
  const isText = !bytes.subarray(0, 8192).includes(0);
  return [[path, { size: stat.size, text: isText ? bytes.toString() : undefined }]];
}
