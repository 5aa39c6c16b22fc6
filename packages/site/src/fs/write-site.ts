import { lstat, readdir, readFile, realpath, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { PrimitivesError } from '@nuspine/primitives';
import { replaceFolder } from '@nuspine/primitives/fs';
import { SiteError } from '../errors.ts';
import { formatSiteMarker, parseSiteMarker, SITE_MARKER } from '../site-marker.ts';
import { siteFiles } from '../site-report.ts';

/**
 * Makes a folder a site of these pages and nothing else: written beside it, and put in its place when it is whole. Returns
 * whether anything was written; a site that is the same is left alone. Throws `SITE_FOLDER_OCCUPIED` for a folder that is
 * not empty and no site, or holds more than one, and `FILE_WRITE_FAILED`.
 */
export async function writeSite(folder: string, pages: ReadonlyMap<string, Uint8Array>): Promise<boolean> {
  const files = new Map([...pages, [SITE_MARKER, formatSiteMarker(siteFiles(pages))] as const]);
  const place = await realpath(folder).catch(() => resolve(folder));
  const found = await foundFiles(place);
  if (found !== undefined && (await areEqual(place, found, files))) return false;
  try {
    await replaceFolder(place, found !== undefined, async (next) => {
      for (const [name, bytes] of files) await writeFile(join(next, name), bytes, { flush: true });
    });
  } catch (cause) {
    if (!(cause instanceof Error && 'syscall' in cause)) throw cause;
    throw new PrimitivesError('FILE_WRITE_FAILED', `site cannot be written: ${cause.message}`, { path: folder, cause });
  }
  return true;
}

/** The names in a folder that may be replaced; `undefined` if there is none. */
async function foundFiles(folder: string): Promise<readonly string[] | undefined> {
  const found = await lstat(folder).catch(() => undefined);
  if (found === undefined) return undefined;
  const names = found.isDirectory() ? await readdir(folder) : [''];
  const pages = names.includes(SITE_MARKER) ? await markedPages(folder) : [];
  const strange = names.find((name) => name !== SITE_MARKER && !pages.includes(name));
  if (strange === undefined) return names;
  const message = 'folder holds what no site put there';
  throw new SiteError('SITE_FOLDER_OCCUPIED', message, { path: folder, found: strange });
}

/** The pages that the marker of a folder lists. Throws `SITE_NOT_A_SITE`. */
export async function markedPages(folder: string): Promise<readonly string[]> {
  const path = join(folder, SITE_MARKER);
  const bytes = await readFile(path).catch((cause: unknown) => {
    throw new SiteError('SITE_NOT_A_SITE', 'folder holds no site', { path, cause });
  });
  return parseSiteMarker(bytes, path);
}

async function areEqual(
  folder: string,
  found: readonly string[],
  files: ReadonlyMap<string, Uint8Array>,
): Promise<boolean> {
  if (found.length !== files.size) return false;
  for (const [name, bytes] of files) {
    const before = await readFile(join(folder, name)).catch(() => undefined);
    if (before === undefined || !before.equals(bytes)) return false;
  }
  return true;
}
