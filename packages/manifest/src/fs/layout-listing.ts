import { hash } from 'node:crypto';
import { type Dirent, existsSync, lstatSync, readdirSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { compareOrdinal, pathCollisionKey } from '@nuspine/primitives';
import { isBuildFile } from '../bypasses.ts';
import { type FolderSet, folderSet } from '../folder-set.ts';
import { vendoredPlaces } from '../layout-places.ts';
import type { OfflineConfig } from '../offline-config.ts';
import { isSafePath } from '../safe-path.ts';
import { oddNames } from './odd-names.ts';
import { UNWALKED } from './unwalked.ts';

/** The files of a repository and of its layout, and what tells whether they are still these. */
export interface LayoutListing {
  /**
   * In order: what git lists, and in the roots of the layout everything, ignored or not, but what git itself keeps: of a
   * repository inside it is the folder. Neither cache nor exemptions.
   */
  readonly paths: readonly string[];
  /** Files that can set properties for a build, of those that git lists. */
  readonly buildFiles: readonly string[];
  /** What has a name that is not UTF-8, files and folders: nobody can look at it. */
  readonly unreadable: readonly string[];
  /** Submodules that git lists, there or not. */
  readonly submodules: readonly string[];
  /** What the manifest lists in a root, and what does not lie there. */
  readonly absent: readonly string[];
  /** What git said, as a digest; empty where only the disk was asked. */
  readonly source: string;
  /** Folders that were read, from the root: while they are the same, they hold the same. */
  readonly folders: readonly string[];
}

/**
 * Lists what a check of the layout looks at. Without git, everything but what version control and npm keep. Of what the manifest
 * of vendored files lists, also what git ignores: a module's library in `bin/`, say, that no repository hands on but a bundle does.
 */
export async function listLayout(
  root: string,
  config: OfflineConfig,
  listed: readonly string[] = [],
): Promise<LayoutListing> {
  const listing = await listTree(root, config);
  const [known, isVendored] = [new Set(listing.paths), vendoredPlaces(config)];
  const isLeftOut = folderSet(config.exempt.map(({ path }) => path));
  const passedOver = [...new Set(listed)].filter((path) => !known.has(path) && isVendored(path) && !isLeftOut(path));
  if (passedOver.length === 0) return { ...listing, absent: [] };
  const there = new Set(passedOver.filter((path) => isSafePath(path) && isFileBelowFolders(root, path)));
  // Where case does not count, it lies there under the name that is listed.
  const keys = new Set(listing.paths.map(pathCollisionKey));
  const more = [...there].filter((path) => !keys.has(pathCollisionKey(path)));
  return {
    ...listing,
    paths: [...listing.paths, ...more].toSorted(compareOrdinal),
    absent: passedOver.filter((path) => !there.has(path)),
  };
}

async function listTree(root: string, config: OfflineConfig): Promise<Omit<LayoutListing, 'absent'>> {
  const own = [config.packages, config.vendor, config.bundles];
  const isLeftOut = folderSet([config.cache, ...config.exempt.map(({ path }) => path)]);
  if (!isInRepository(root)) {
    return { ...walk(root, ['', ...own], { isLeftOut, isOwn: folderSet(own) }), submodules: [], source: '' };
  }
  const { listFiles } = await import('./list-files.ts');
  const listed = await listFiles(root);
  const { paths, folders, unreadable } = walk(root, own, { isLeftOut, isOwn: () => true });
  const there = listed.filter(({ path, type }) => type !== 'unreadable' && !isLeftOut(path));
  const odd = listed.filter(({ path, type }) => type === 'unreadable' && !isLeftOut(path));
  return {
    paths: [...new Set([...there.map(({ path }) => path), ...paths])].toSorted(compareOrdinal),
    folders,
    unreadable: [...new Set([...odd.map(({ path }) => path), ...unreadable])].toSorted(compareOrdinal),
    submodules: there.filter(({ type }) => type === 'submodule').map(({ path }) => path),
    source: sourceOf(listed),
    buildFiles: there.filter(({ path, type }) => type === 'file' && isBuildFile(path)).map(({ path }) => path),
  };
}

/** What git says now, to compare with `source`; empty where only the disk is asked. */
export async function listingSource(root: string): Promise<string> {
  if (!isInRepository(root)) return '';
  const { listFiles } = await import('./list-files.ts');
  return sourceOf(await listFiles(root));
}

function sourceOf(listed: readonly { readonly path: string; readonly type: string }[]): string {
  return hash('sha256', listed.map(({ path, type }) => `${type} ${path}\0`).join(''), 'hex');
}

/** A file or link that no link leads to. */
function isFileBelowFolders(root: string, path: string): boolean {
  const names = path.split('/');
  return names.every((_, at) => {
    const stat = lstatSync(join(root, ...names.slice(0, at + 1)), { throwIfNoEntry: false });
    if (at < names.length - 1) return stat?.isDirectory() === true;
    return stat !== undefined && !stat.isDirectory();
  });
}

/** Whether git would look for a repository above; if not, there is no need to ask it. */
function isInRepository(root: string): boolean {
  for (let folder = resolve(root); ; folder = dirname(folder)) {
    if (existsSync(join(folder, '.git'))) return true;
    if (folder === dirname(folder)) return false;
  }
}

type Listed = Omit<LayoutListing, 'absent' | 'source' | 'submodules'>;

interface WalkRules {
  readonly isLeftOut: FolderSet;
  /** Where nothing is passed over. */
  readonly isOwn: FolderSet;
}

/** Everything below some folders, in order; a folder that is not there holds nothing. */
function walk(root: string, starts: readonly string[], { isLeftOut, isOwn }: WalkRules): Listed {
  const paths: string[] = [];
  const buildFiles: string[] = [];
  const unreadable: string[] = [];
  const folders = new Set<string>();
  const visit = (folder: string): void => {
    const entries = folders.has(folder) ? undefined : entriesOf(join(root, folder));
    if (entries === undefined) return;
    folders.add(folder);
    const passesOver = !isOwn(folder);
    const odd = oddNames(join(root, folder), entries);
    for (const entry of inOrder(entries)) {
      const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
      if (isOfGit(entry.name)) {
        if (isOwn(folder) && !isLeftOut(folder)) paths.push(folder);
      } else if (odd.has(entry.name)) {
        if (!isLeftOut(path)) unreadable.push(path);
      } else if (entry.isDirectory()) {
        if (!(passesOver && UNWALKED.has(entry.name)) && !isLeftOut(path)) visit(path);
      } else if (!isLeftOut(path)) {
        paths.push(path);
        if (entry.isFile() && isBuildFile(path)) buildFiles.push(path);
      }
    }
  };
  for (const start of starts) visit(start);
  const sorted = isInOrder(paths) ? paths : paths.toSorted(compareOrdinal);
  return { paths: sorted, buildFiles, unreadable, folders: [...folders] };
}

/** No version of git takes in what has this name, at any depth (`verify_path`): it is of one machine and never of a layout. */
function isOfGit(name: string): boolean {
  return name.toLowerCase() === '.git';
}

/** As their paths are in order: a folder counts with the "/" that follows it. */
function inOrder(entries: readonly Dirent[]): readonly Dirent[] {
  const keys = new Map(entries.map((entry) => [entry, entry.isDirectory() ? `${entry.name}/` : entry.name]));
  return entries.toSorted((a, b) => compareOrdinal(keys.get(a) ?? '', keys.get(b) ?? ''));
}

function isInOrder(paths: readonly string[]): boolean {
  return paths.every((path, at) => at === 0 || (paths[at - 1] ?? '') < path);
}

/** `undefined` for what is no folder. */
function entriesOf(folder: string): readonly Dirent[] | undefined {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch (error) {
    if (error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR'))
      return undefined;
    throw error;
  }
}
