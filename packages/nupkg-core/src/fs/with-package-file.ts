import { withFileSource } from '@nuspine/primitives/fs';
import { CodedError } from '@nuspine/primitives';
import { NupkgError, type NupkgErrorCode } from '../errors.ts';
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
      throw error instanceof NupkgError ? inPackage(error, path) : error;
    });
    return use(pkg);
  });
}

/** The same error, saying which package it is about and, if it was about an entry, which one. */
function inPackage(error: CodedError<NupkgErrorCode>, path: string): NupkgError {
  const { path: entry, ...details } = error.details;
  const message = entry === undefined ? error.message : `${error.message} (entry ${entry})`;
  return new NupkgError(error.code, message, { ...details, path, cause: error });
}
