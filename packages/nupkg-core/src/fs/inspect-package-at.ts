import { inspectPackage, type InspectOptions } from '../inspect/inspect-package.ts';
import type { PackageInspection } from '../inspect/inspection.ts';
import { inPackage } from '../package/in-package.ts';
import type { Package } from '../package/read-package.ts';
import { compareRecordedHashes } from './recorded-hashes.ts';
import { packagePlace, type PlaceOptions, withPackageAt } from './with-package-at.ts';

export interface InspectAtOptions extends InspectOptions, PlaceOptions {}

/**
 * What a package says of itself and holds, wherever `withPackageAt` finds it; for a file also whether it still has the
 * hashes that NuGet wrote beside it. Throws what `withPackageAt` and `inspectPackage` throw, naming the place, and
 * `NUPKG_METADATA_INVALID`.
 */
export async function inspectPackageAt(place: string, options: InspectAtOptions = {}): Promise<PackageInspection> {
  const inspect = (pkg: Package): Promise<PackageInspection> =>
    inspectPackage(pkg, options).catch((error: unknown) => {
      throw inPackage(error, place);
    });
  const inspection = await withPackageAt(place, inspect, options);
  const { sha512, contentHash } = inspection;
  if (sha512 === undefined || contentHash === undefined || (await packagePlace(place)) !== 'file') return inspection;
  const recorded = await compareRecordedHashes(place, { sha512, contentHash });
  return recorded.length === 0 ? inspection : { ...inspection, recorded };
}
