import { withFileSource } from '@nuspine/primitives/fs';
import { NupkgError } from '../errors.ts';
import type { ArchiveLimits } from '../limits.ts';
import { type Package, readPackage } from '../package/read-package.ts';

/** Opens a .nupkg file, hands its package to `use`, and always closes the file. Errors name the file. */
export async function withPackageFile<T>(
  path: string,
  use: (pkg: Package) => Promise<T>,
  limits: Partial<ArchiveLimits> = {},
): Promise<T> {
  return withFileSource(path, async (source) => {
    const pkg = await readPackage(source, limits).catch((error: unknown) => {
      throw inPackage(error, path);
    });
    return use(pkg);
  });
}

/** The same error, saying which package it is about and, if it was about an entry, which one. */
export function inPackage(error: unknown, path: string): unknown {
  if (!(error instanceof NupkgError)) return error;
  const { path: entry, ...details } = error.details;
  const message = entry === undefined ? error.message : `${error.message} (entry ${entry})`;
  return new NupkgError(error.code, message, { ...details, path, cause: error });
}
