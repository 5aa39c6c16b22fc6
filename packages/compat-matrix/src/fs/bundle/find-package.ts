import { readdir } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { withPackageFile } from '@nuspine/nupkg-core/fs';
import { formatNuGetVersion, packageIdsEqual, stampSource } from '@nuspine/primitives';
import { withFileSource } from '@nuspine/primitives/fs';
import type { BundlePart } from '../../bundle/bundle-document.ts';
import { MatrixError } from '../../errors.ts';
import type { Matrix, Pin } from '../../matrix.ts';

/** A package that lies in a folder. */
export interface FoundPackage {
  readonly part: BundlePart;
  readonly path: string;
}

/**
 * Finds the packages of a set in folders, at any depth; the first folder that has one counts. Throws
 * `MATRIX_PACKAGE_MISSING` with all that are missing, and `NUPKG_*` for a file that is no package.
 */
export async function findPackages(
  matrix: Pick<Matrix, 'release' | 'components'>,
  pins: readonly Pin[],
  feeds: readonly string[],
): Promise<readonly FoundPackage[]> {
  const files = (await Promise.all(feeds.map(packagesIn))).flat();
  const wanted = pins.map((pin) => ({ pin, file: fileNameOf(matrix, pin) }));
  const paths = wanted.map(({ file }) => files.find((path) => basename(path).toLowerCase() === file));
  const missing = wanted.filter((_, index) => paths[index] === undefined).map(({ file }) => file);
  if (missing.length > 0) {
    throw new MatrixError('MATRIX_PACKAGE_MISSING', 'folders have no package of that name', {
      path: feeds.join(', '),
      wanted: missing,
    });
  }
  const found: FoundPackage[] = [];
  for (const [index, { pin, file }] of wanted.entries()) {
    const path = paths[index] ?? '';
    found.push({ part: await partAt(matrix, pin, path, file), path });
  }
  return found;
}

/** Every package of a folder, at any depth. */
export async function packagesIn(folder: string): Promise<readonly string[]> {
  const names = await readdir(folder, { recursive: true });
  return names
    .filter((name) => name.toLowerCase().endsWith('.nupkg'))
    .toSorted()
    .map((name) => join(folder, name));
}

/** The id of the package of a component. */
export function packageIdOf({ release }: Pick<Matrix, 'release'>, component: string): string {
  return release.packages.get(component) ?? component;
}

function fileNameOf(matrix: Pick<Matrix, 'release'>, { component, version }: Pin): string {
  return `${packageIdOf(matrix, component)}.${version}.nupkg`.toLowerCase();
}

async function partAt(
  { components, release }: Pick<Matrix, 'release' | 'components'>,
  { component, version }: Pin,
  path: string,
  file: string,
): Promise<BundlePart> {
  const identity = await withPackageFile(path, (pkg) => Promise.resolve(pkg.identity));
  const id = packageIdOf({ release }, component);
  const found = formatNuGetVersion(identity.version);
  if (!packageIdsEqual(identity.id, id) || found.toLowerCase() !== version.toLowerCase()) {
    throw new MatrixError('MATRIX_PACKAGE_MISSING', 'file holds another package than its name says', {
      path,
      wanted: `${id} ${version}`,
      found: `${identity.id} ${found}`,
    });
  }
  const { size, digest } = await withFileSource(path, stampSource);
  const kind = components.get(component)?.isExtension === true ? 'extension' : 'component';
  return { component, version, kind, package: identity.id, file, size, digest };
}
