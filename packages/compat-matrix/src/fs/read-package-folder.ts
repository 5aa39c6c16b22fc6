import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { withPackageFile } from '@nuspine/nupkg-core/fs';
import type { NuGetVersion } from '@nuspine/primitives';
import { type PackageFrameworks, packageFrameworks, sortedPackages } from '../render/runtime-matrix.ts';

/**
 * Reads which frameworks the packages of a folder are for, at any depth: by id, the newest version of each first. `ids` chooses some of them.
 * Throws `NUPKG_*` for a file that is no package, and the system's error if the folder cannot be read.
 */
export async function readPackageFolder(
  folder: string,
  ids: readonly string[] = [],
): Promise<readonly PackageFrameworks[]> {
  const names = (await readdir(folder, { recursive: true })).filter((name) => name.toLowerCase().endsWith('.nupkg'));
  const found: { readonly id: string; readonly version: NuGetVersion; readonly frameworks: PackageFrameworks }[] = [];
  for (const name of names.toSorted()) {
    found.push(
      await withPackageFile(join(folder, name), (pkg) =>
        Promise.resolve({ ...pkg.identity, frameworks: packageFrameworks(pkg) }),
      ),
    );
  }
  return sortedPackages(found, ids).map(({ frameworks }) => frameworks);
}
