import { withFileSource } from '@nuspine/primitives/fs';
import type { ArchiveLimits } from '../limits.ts';
import { inPackage } from '../package/in-package.ts';
import { type PackageNuspec, readNuspec } from '../package/read-nuspec.ts';

/** The end and the nuspec of most packages. A nuspec is text: nothing of it stays in this memory. */
const ROOM = 32 * 1024;
const MAX_SPARE = 8;
const spare: Buffer[] = [];

/** Reads the nuspec of a .nupkg file, and no more of it than that takes. Errors name the file. Throws what `readNuspec` throws. */
export async function readNuspecFile(path: string, limits: Partial<ArchiveLimits> = {}): Promise<PackageNuspec> {
  const room = spare.pop() ?? Buffer.allocUnsafeSlow(ROOM);
  try {
    return await withFileSource(path, (source) => readNuspec(source, limits), { room });
  } catch (error) {
    throw inPackage(error, path);
  } finally {
    if (spare.length < MAX_SPARE) spare.push(room);
  }
}
