import { inspectPackage, type InspectOptions } from '../inspect/inspect-package.ts';
import type { PackageInspection } from '../inspect/inspection.ts';
import { inPackage } from '../package/in-package.ts';
import { compareRecordedHashes } from './recorded-hashes.ts';
import { withPackageFile } from './with-package-file.ts';

/**
 * What a .nupkg file says of itself and holds, and whether it still has the hashes that NuGet wrote beside it. Throws what
 * `readPackage` and `inspectPackage` throw, naming the file, and `NUPKG_METADATA_INVALID`.
 */
export async function inspectPackageFile(path: string, options: InspectOptions = {}): Promise<PackageInspection> {
  const inspection = await withPackageFile(path, (pkg) =>
    inspectPackage(pkg, options).catch((error: unknown) => {
      throw inPackage(error, path);
    }),
  );
  const { sha512, contentHash } = inspection;
  if (sha512 === undefined || contentHash === undefined) return inspection;
  const recorded = await compareRecordedHashes(path, { sha512, contentHash });
  return recorded.length === 0 ? inspection : { ...inspection, recorded };
}
