import { createHash } from 'node:crypto';
import { mkdir, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { entryChunks, type Package } from '@nuspine/nupkg-core';
import { withPackageFile } from '@nuspine/nupkg-core/fs';
import { type Digest, PrimitivesError, stampSource } from '@nuspine/primitives';
import { withFileSource } from '@nuspine/primitives/fs';
import { formatJson } from '@nuspine/primitives/json';
import Type, { type TSchema } from 'typebox';
import { type BundlePart, DIGEST, SIZE } from '../../bundle/bundle-document.ts';
import { MatrixError } from '../../errors.ts';
import { jsonReader } from '../../read-json.ts';
import { closed } from '../../report-schema.ts';

/** Unpacked packages by the digest of the package: equal packages are there once, and never change. */
export const STORE = 'store';
/** What a store folder holds: the files of the package, and the list of them. */
const CONTENT = 'content';
const LIST = 'files.json';

/** The files of an unpacked package. */
interface StoredFiles {
  readonly files: readonly StoredFile[];
}

export interface StoredFile {
  readonly path: string;
  readonly size: number;
  readonly digest: Digest;
}

const STORED: TSchema = closed({ files: Type.Array(closed({ path: Type.String(), size: SIZE, digest: DIGEST })) });
const parseStored = jsonReader<StoredFiles>(STORED, 'MATRIX_INSTALL_INVALID');

/** The folder of a package in the store, from the root. */
export function storeFolder(digest: Digest): string {
  return join(STORE, digest.slice('sha256:'.length));
}

/** The folders of all packages in the store, from the root. What has another name is somebody else's. */
export async function storedFolders(root: string): Promise<readonly string[]> {
  const names = await readdir(join(root, STORE)).catch(() => []);
  return names.filter((name) => /^[0-9a-f]{64}$/.test(name)).map((name) => join(STORE, name));
}

/** The folder with the files of a package, from the root. */
export function contentFolder(digest: Digest): string {
  return join(storeFolder(digest), CONTENT);
}

export async function isStored(root: string, digest: Digest): Promise<boolean> {
  return (await stat(join(root, storeFolder(digest), LIST)).catch(() => undefined)) !== undefined;
}

/**
 * Unpacks a package into the store, after its digest. It appears there whole: the folder is filled elsewhere and renamed.
 * Throws `MATRIX_DIGEST_MISMATCH`, `NUPKG_*` and `FILE_WRITE_FAILED`.
 */
export async function storePackage(root: string, staging: string, part: BundlePart, path: string): Promise<void> {
  const { digest } = await withFileSource(path, stampSource);
  if (digest !== part.digest) {
    throw new MatrixError('MATRIX_DIGEST_MISMATCH', `${part.file} is not the package that was promised`, {
      path,
      wanted: part.digest,
      found: digest,
    });
  }
  const folder = join(staging, digest.slice('sha256:'.length));
  await mkdir(join(folder, CONTENT), { recursive: true });
  const files = await withPackageFile(path, (pkg) => unpack(pkg, join(folder, CONTENT)));
  await writeNew(join(folder, LIST), [Buffer.from(formatJson({ files }))]);
  await mkdir(join(root, STORE), { recursive: true });
  // What an interrupted removal left has no list, so it is not stored.
  await rm(join(root, storeFolder(digest)), { recursive: true, force: true });
  await rename(folder, join(root, storeFolder(digest)));
}

async function unpack(pkg: Package, folder: string): Promise<readonly StoredFile[]> {
  const files: StoredFile[] = [];
  // The paths of a package that was read are safe and distinct on every file system (nupkg-core, `readArchive`).
  for (const entry of pkg.files) {
    const path = join(folder, entry.path);
    await mkdir(dirname(path), { recursive: true });
    const digest = await writeNew(path, entryChunks(pkg.archive, entry));
    files.push({ path: entry.path, size: entry.size, digest });
  }
  return files;
}

/** Writes a file that is not there. Throws `FILE_WRITE_FAILED`. */
export async function writeNew(
  path: string,
  chunks: Iterable<Uint8Array> | AsyncIterable<Uint8Array>,
): Promise<Digest> {
  const hash = createHash('sha256');
  try {
    const file = await open(path, 'wx');
    try {
      for await (const chunk of chunks) {
        hash.update(chunk);
        await file.writeFile(chunk);
      }
    } finally {
      await file.close();
    }
  } catch (cause) {
    if (!(cause instanceof Error) || !('syscall' in cause)) throw cause;
    throw new PrimitivesError('FILE_WRITE_FAILED', `file cannot be written: ${cause.message}`, { path, cause });
  }
  return `sha256:${hash.digest('hex')}`;
}

/** What is wrong with a stored package, by comparing every file. */
export async function storedProblems(root: string, digest: Digest): Promise<readonly string[]> {
  const folder = join(root, storeFolder(digest));
  const { files } = parseStored(await readFile(join(folder, LIST), 'utf8'), join(folder, LIST));
  const problems: string[] = [];
  for (const { path, digest: wanted } of files) {
    const found = await withFileSource(join(folder, CONTENT, path), stampSource).catch(() => undefined);
    if (found === undefined) problems.push(`${join(folder, CONTENT, path)} is missing`);
    else if (found.digest !== wanted) problems.push(`${join(folder, CONTENT, path)} was changed`);
  }
  const known = new Set(files.map(({ path }) => path));
  const there = await readdir(join(folder, CONTENT), { recursive: true, withFileTypes: true }).catch(() => []);
  for (const entry of there) {
    const path = join(entry.parentPath, entry.name)
      .slice(join(folder, CONTENT).length + 1)
      .replaceAll('\\', '/');
    if (!entry.isDirectory() && !known.has(path)) problems.push(`${join(folder, CONTENT, path)} was added`);
  }
  return problems;
}
