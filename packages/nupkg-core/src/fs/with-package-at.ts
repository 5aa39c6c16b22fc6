import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { type Environment, isHttpUrl } from '@nuspine/primitives';
import { createHttpClient, withFileSource, withTemporaryFolder, writeFileAtomically } from '@nuspine/primitives/fs';
import type { ArchiveLimits } from '../limits.ts';
import { inPackage } from '../package/in-package.ts';
import { type Package, readPackage } from '../package/read-package.ts';
import { packFolder } from './pack-folder.ts';
import { withPackageFile } from './with-package-file.ts';

export interface PlaceOptions {
  /** For `OFFLINE` and proxies, where the package is fetched from a server. Without it every place is a path. */
  readonly environment?: Environment;
  readonly limits?: Partial<ArchiveLimits>;
}

/** A path that leads to no folder is meant as a file, there or not. */
export async function packagePlace(place: string): Promise<'file' | 'folder'> {
  const isFolder = await stat(place).then(
    (found) => found.isDirectory(),
    () => false,
  );
  return isFolder ? 'folder' : 'file';
}

/**
 * Opens a package wherever it is: a .nupkg file, a folder that one was unpacked to, or the http(s) address of one. The
 * last two are made a temporary file of, which is gone when `use` has ended, so that every check of an archive applies.
 * Throws what `readPackage`, `packFolder` and `HttpClient.download` throw; errors name the place.
 */
export async function withPackageAt<T>(
  place: string,
  use: (pkg: Package) => Promise<T>,
  { environment, limits = {} }: PlaceOptions = {},
): Promise<T> {
  const fetched = await fetchAs(place, environment);
  if (fetched === undefined) return withPackageFile(place, use, limits);
  return withTemporaryFolder(async (folder) => {
    const file = join(folder, 'package.nupkg');
    await fetched(file);
    return withFileSource(file, async (source) => use(await inPlace(place, () => readPackage(source, limits))));
  });
}

/** How the package at `place` becomes a file, unless it is one. */
async function fetchAs(
  place: string,
  environment: Environment | undefined,
): Promise<((file: string) => Promise<unknown>) | undefined> {
  if (environment !== undefined && isHttpUrl(place)) {
    return (file) => createHttpClient({ environment }).download(place, file);
  }
  if ((await packagePlace(place)) === 'file') return undefined;
  return (file) => inPlace(place, () => writeFileAtomically(file, (sink) => packFolder(place, sink)));
}

async function inPlace<T>(place: string, action: () => Promise<T>): Promise<T> {
  try {
    return await action();
  } catch (error) {
    throw inPackage(error, place);
  }
}
