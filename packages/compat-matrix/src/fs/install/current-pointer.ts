import { lstat, readFile, readlink, rename, rm, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { syncFolder, temporaryPath, withTemporary, writeFileAtomically } from '@nuspine/primitives/fs';
import { MatrixError } from '../../errors.ts';

/**
 * How an installation says which generation is current. POSIX renames a link over another in one step; Windows cannot do that
 * with a junction, so there it is a file that holds the path.
 */
export type PointerKind = 'link' | 'file';

export const GENERATIONS = 'generations';
const CURRENT = 'current';
const GENERATION = /^generations[/\\](\d{6,9})[/\\]?$/;

export function pointerKind(platform: NodeJS.Platform = process.platform): PointerKind {
  return platform === 'win32' ? 'file' : 'link';
}

/** The folder of a generation, from the root. */
export function generationFolder(generation: number): string {
  return join(GENERATIONS, String(generation).padStart(6, '0'));
}

/** Whether a folder of this name, among the generations, is one. */
export function isGenerationName(name: string): boolean {
  return GENERATION.test(join(GENERATIONS, name));
}

/** The current generation; `undefined` when nothing is installed. Throws `MATRIX_INSTALL_INVALID`. */
export async function readCurrent(root: string): Promise<number | undefined> {
  const path = join(root, CURRENT);
  const found = await lstat(path).catch((error: unknown) => absent(error));
  if (found === undefined) return undefined;
  const text = found.isSymbolicLink() ? await readlink(path) : found.isFile() ? await readFile(path, 'utf8') : '';
  const [, digits] = GENERATION.exec(text.trim()) ?? [];
  if (digits === undefined) {
    throw new MatrixError('MATRIX_INSTALL_INVALID', 'current is no pointer to a generation', { path, found: text });
  }
  return Number(digits);
}

/** Makes a generation current in one step: whoever looks sees the one before or this one. */
export async function switchCurrent(root: string, generation: number, kind: PointerKind): Promise<void> {
  const path = join(root, CURRENT);
  const target = generationFolder(generation);
  if (kind === 'file') {
    await writeFileAtomically(path, (sink) => sink.write(Buffer.from(`${target}\n`, 'utf8')));
    return;
  }
  await withTemporary(temporaryPath(root, CURRENT), async (link) => {
    await symlink(target, link);
    await rename(link, path);
    await syncFolder(root);
  });
}

export async function removeCurrent(root: string): Promise<void> {
  await rm(join(root, CURRENT), { force: true });
}

function absent(error: unknown): undefined {
  if (error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR'))
    return undefined;
  throw error;
}
