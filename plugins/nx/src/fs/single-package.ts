import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { ReleaseLineError } from '../release-line-error.ts';

/** The packages that lie in a folder, by name. A folder that is not there has none. */
export async function packagesInFolder(folder: string): Promise<readonly string[]> {
  return namesInFolder(folder, /(?<!\.symbols)\.nupkg$/i);
}

/** The deltas that lie in a folder, of any format, by name. A folder that is not there has none. */
export async function deltasInFolder(folder: string): Promise<readonly string[]> {
  return namesInFolder(folder, /-delta\.(?:nupkg|nuspine)$/i);
}

async function namesInFolder(folder: string, pattern: RegExp): Promise<readonly string[]> {
  try {
    return (await readdir(folder)).filter((name) => pattern.test(name)).toSorted();
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return [];
    throw error;
  }
}

/**
 * The path of the one package in a folder, or `path` itself if it is a file. Throws `NX_APP_MISSING`, or
 * `NX_APP_AMBIGUOUS` naming the packages: which one is meant must not depend on what earlier runs left behind.
 */
export async function singlePackage(path: string): Promise<string> {
  if (await isFile(path)) return path;
  const [name, extra] = await packagesInFolder(path);
  if (name === undefined) throw new ReleaseLineError('NX_APP_MISSING', `no package in ${path}`);
  if (extra !== undefined) {
    const names = (await packagesInFolder(path)).join(', ');
    throw new ReleaseLineError('NX_APP_AMBIGUOUS', `more than one package in ${path}: ${names}`);
  }
  return join(path, name);
}

async function isFile(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isFile();
  } catch {
    return false;
  }
}
