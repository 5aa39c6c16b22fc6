import { inspectPackage, type InspectOptions } from '../inspect/inspect-package.ts';
import type { PackageInspection } from '../inspect/inspection.ts';
import { inPackage } from '../package/in-package.ts';
import { withPackageFile } from './with-package-file.ts';

/** What a .nupkg file says of itself and holds. Throws what `readPackage` and `inspectPackage` throw, naming the file. */
export async function inspectPackageFile(path: string, options: InspectOptions = {}): Promise<PackageInspection> {
  return withPackageFile(path, (pkg) =>
    inspectPackage(pkg, options).catch((error: unknown) => {
      throw inPackage(error, path);
    }),
  );
}
