import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Installation, parseInstallation } from '../../install/installation.ts';
import { generationFolder, readCurrent } from './current-pointer.ts';

export const INSTALLATION_FILE = 'installation.json';

/** What a generation holds. Throws `MATRIX_INSTALL_INVALID` and the system's errors. */
export async function readGeneration(root: string, generation: number): Promise<Installation> {
  const path = join(root, generationFolder(generation), INSTALLATION_FILE);
  return parseInstallation(await readFile(path, 'utf8'), path);
}

/** What is installed; `undefined` when nothing is. Throws `MATRIX_INSTALL_INVALID` and the system's errors. */
export async function readInstallation(root: string): Promise<Installation | undefined> {
  const generation = await readCurrent(root);
  return generation === undefined ? undefined : readGeneration(root, generation);
}
