import type { Dirent } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join, relative, resolve, sep } from 'node:path';
import { STORE_FOLDER } from '@nuspine/channels';
import { formatOfIndex } from '@nuspine/delta';
import { CONFIG_PATH, DEFAULT_OFFLINE_CONFIG } from '@nuspine/manifest';
import { PrimitivesError } from '@nuspine/primitives';

/** Where the things lie that a site is about: paths relative to its folder, with "/", sorted. */
export interface SitePlaces {
  /** Release folders, or indexes in them. */
  readonly feeds: readonly string[];
  /** Folders that hold `build-info`. */
  readonly stores: readonly string[];
  readonly matrices: readonly string[];
  /** Roots of offline layouts. */
  readonly layouts: readonly string[];
}

const MATRIX = 'versions.toml';
const LAYOUT_FEED = DEFAULT_OFFLINE_CONFIG.packages;
/** What others made, and what holds things of one kind only: channels repeat indexes of releases, packages may hold some. */
const UNWALKED: ReadonlySet<string> = new Set(['node_modules', 'bin', 'obj', STORE_FOLDER, LAYOUT_FEED]);

/**
 * Finds what a site can show below a folder, by the files that the Nx plugin and the other commands know it by. Folders
 * whose names begin with a dot, and links, are passed over. Throws `SOURCE_READ_FAILED`.
 */
export async function findPlaces(root: string): Promise<SitePlaces> {
  const places: Found = { feeds: [], stores: [], matrices: [], layouts: [] };
  await visit(root, '.', places);
  return {
    feeds: places.feeds.toSorted(),
    stores: places.stores.toSorted(),
    matrices: places.matrices.toSorted(),
    layouts: places.layouts.toSorted(),
  };
}

type Found = { readonly [Kind in keyof SitePlaces]: string[] };

async function visit(root: string, folder: string, found: Found): Promise<void> {
  const entries = await entriesOf(join(root, folder));
  const files = new Set(entries.flatMap((entry) => (entry.isFile() ? [entry.name] : [])));
  const folders = entries.flatMap((entry) => (entry.isDirectory() ? [entry.name] : []));
  const pathOf = (name: string): string => (folder === '.' ? name : `${folder}/${name}`);
  if ([...files].some((name) => formatOfIndex(name) !== undefined)) found.feeds.push(folder);
  if (folders.includes(STORE_FOLDER)) found.stores.push(folder);
  if (files.has(MATRIX)) found.matrices.push(pathOf(MATRIX));
  const hasFeed = folders.includes(LAYOUT_FEED) && (await hasManifest(join(root, folder, LAYOUT_FEED)));
  if (hasFeed || files.has(CONFIG_PATH)) found.layouts.push(folder);
  for (const name of folders) {
    if (!UNWALKED.has(name) && !name.startsWith('.')) await visit(root, pathOf(name), found);
  }
}

async function hasManifest(folder: string): Promise<boolean> {
  return (await entriesOf(folder)).some((entry) => entry.name === 'manifest.json');
}

async function entriesOf(folder: string): Promise<readonly Dirent[]> {
  try {
    return await readdir(folder, { withFileTypes: true });
  } catch (cause) {
    throw new PrimitivesError('SOURCE_READ_FAILED', 'folder cannot be read', { path: folder, cause });
  }
}

/** A path that was named, as a site shows it: relative to its folder, with "/". */
export function placeOf(root: string, path: string): string {
  const place = relative(root, resolve(path)).split(sep).join('/');
  return place === '' ? '.' : place;
}
