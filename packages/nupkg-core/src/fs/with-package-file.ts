import { withFileSource } from '@nuspine/primitives/fs';
import type { ArchiveLimits } from '../limits.ts';
import { inPackage } from '../package/in-package.ts';
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
