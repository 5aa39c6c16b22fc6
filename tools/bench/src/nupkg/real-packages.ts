import { copyFile, mkdir, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { LOCAL_NUGETS } from '../corpus.ts';

/** Paths of `count` package files in `folder`: those of the repository, each copied as often as it takes. */
export async function copyRealPackages(folder: string, count: number): Promise<readonly string[]> {
  await mkdir(folder, { recursive: true });
  const names = (await readdir(LOCAL_NUGETS)).filter((name) => name.endsWith('.nupkg')).toSorted();
  const copies: string[] = [];
  while (copies.length < count) {
    const name = names[copies.length % names.length];
    if (name === undefined) throw new Error(`there is no package in ${LOCAL_NUGETS}`);
    const copy = join(folder, `${String(copies.length)}.${name}`);
    await copyFile(join(LOCAL_NUGETS, name), copy);
    copies.push(copy);
  }
  return copies;
}
