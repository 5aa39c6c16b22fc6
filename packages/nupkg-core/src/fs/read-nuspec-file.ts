import { withFileSource } from '@nuspine/primitives/fs';
import type { ArchiveLimits } from '../limits.ts';
import { inPackage } from '../package/in-package.ts';
import { type PackageNuspec, readNuspec } from '../package/read-nuspec.ts';

/** Reads the nuspec of a .nupkg file, and no more of it than that takes. Errors name the file. Throws what `readNuspec` throws. */
export async function readNuspecFile(path: string, limits: Partial<ArchiveLimits> = {}): Promise<PackageNuspec> {
  return withFileSource(path, (source) =>
    readNuspec(source, limits).catch((error: unknown) => {
      throw inPackage(error, path);
    }),
  );
}
