import { formatPackageIdentity, pathCollisionKey } from '@nuspine/primitives';
import type { ArchiveEntry } from '../archive/archive.ts';
import { readEntry } from '../archive/read-entry.ts';
import { inPackage } from '../package/in-package.ts';
import type { Package } from '../package/read-package.ts';

/** A file that a package brings to the flattened one. */
export interface Contribution {
  readonly from: Package;
  readonly entry: ArchiveEntry;
  /** Path in the flattened package. */
  readonly target: string;
}

/**
 * Equal keys end up as one file on some machine: in the package itself, or once Squirrel has put every `lib/<folder>/`
 * into the one folder of the app.
 */
export function installKey(target: string): string {
  return pathCollisionKey(target).replace(/^lib\/[^/]+\//, 'lib/');
}

/** As "Id Version". */
export function ownerOf({ from }: Contribution): string {
  return formatPackageIdentity(from.identity);
}

/** The content of the file. Errors name the package that it comes from. */
export async function readContribution(file: Contribution): Promise<Uint8Array> {
  return readEntry(file.from.archive, file.entry).catch((error: unknown) => {
    throw inPackage(error, ownerOf(file));
  });
}
