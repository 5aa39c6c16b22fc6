import { dirname, resolve } from 'node:path';

/**
 * Makes a path absolute that stands in a NuGet.config, relative to the folder of that file. A backslash parts folders on every system:
 * NuGet itself leaves it, but MSBuild, through which restore gets its sources, makes a slash of it (FileUtilities.FixFilePath).
 */
export function resolveConfigPath(file: string, path: string): string {
  return resolve(dirname(file), path.replaceAll('\\', '/'));
}
