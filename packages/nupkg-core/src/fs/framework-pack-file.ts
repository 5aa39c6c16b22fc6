import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { PrimitivesError } from '@nuspine/primitives';
import type { ArchiveEntry } from '../archive/archive.ts';
import { readEntry } from '../archive/read-entry.ts';
import {
  type FrameworkList,
  type FrameworkPack,
  invalidPack,
  parseReferenceAssemblies,
  parseRuntimePack,
  parseTargetingPack,
} from '../flatten/framework-pack.ts';
import { readOptionalDocumentBytes } from './document-bytes.ts';
import { withPackageFile } from './with-package-file.ts';

const MANIFEST = 'data/PlatformManifest.txt';
const OVERRIDES = 'data/PackageOverrides.txt';
const RUNTIME_LIST = 'data/RuntimeList.xml';
const REDIST_LIST = 'RedistList/FrameworkList.xml';

/** Gives the list at a path in a pack, if it has one. */
type FindList = (path: string) => Promise<FrameworkList | undefined>;

/**
 * Reads what a pack of the SDK says about the files of a framework. `path` is a targeting pack
 * (`Microsoft.NETCore.App.Ref`), a runtime pack (`Microsoft.NETCore.App.Runtime.<rid>`) or the reference assemblies of a
 * .NET Framework, as a package file or as the folder that one is unpacked in.
 * Throws `FRAMEWORK_PACK_INVALID`, `SOURCE_READ_FAILED`, and what reading packages throws.
 */
export async function readFrameworkPack(path: string): Promise<FrameworkPack> {
  return (await isFolder(path)) ? readPack(path, (name) => listIn(path, name)) : readPackageFile(path);
}

async function readPackageFile(path: string): Promise<FrameworkPack> {
  return withPackageFile(path, async ({ archive, files }) => {
    const find = async (name: string): Promise<FrameworkList | undefined> => {
      const entry = files.find((file) => isList(file, name));
      return entry === undefined
        ? undefined
        : { bytes: await readEntry(archive, entry), path: `${path}/${entry.path}` };
    };
    return readPack(path, find);
  });
}

/** The list of a .NET Framework lies below `build/.NETFramework/<version>/` in its package. */
function isList({ path }: ArchiveEntry, name: string): boolean {
  return path === name || (name === REDIST_LIST && path.endsWith(`/${REDIST_LIST}`));
}

async function readPack(path: string, find: FindList): Promise<FrameworkPack> {
  const manifest = await find(MANIFEST);
  if (manifest !== undefined) return parseTargetingPack(manifest, await find(OVERRIDES));
  const runtime = await find(RUNTIME_LIST);
  if (runtime !== undefined) return parseRuntimePack(runtime);
  const redist = await find(REDIST_LIST);
  if (redist !== undefined) return parseReferenceAssemblies(redist);
  throw invalidPack(`has none of ${[MANIFEST, RUNTIME_LIST, REDIST_LIST].join(', ')}`, path);
}

async function listIn(folder: string, name: string): Promise<FrameworkList | undefined> {
  const path = join(folder, name);
  const bytes = await readOptionalDocumentBytes(path);
  return bytes === undefined ? undefined : { bytes, path };
}

async function isFolder(path: string): Promise<boolean> {
  const found = await stat(path).catch((cause: unknown) => {
    throw new PrimitivesError('SOURCE_READ_FAILED', 'framework pack cannot be read', { path, cause });
  });
  return found.isDirectory();
}
