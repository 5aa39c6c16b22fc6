import { mkdir, readdir, readFile, rename, rm } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { deflateCanonically } from '@nuspine/nupkg-core';
import { digestBytes } from '@nuspine/primitives';
import { compareFolders, listFiles } from './compare-folders.ts';
import type { CorpusName, CorpusRecipe, CorpusTotals } from './corpus.ts';
import { LARGE_CORPUS } from './large.ts';
import { MEDIUM_CORPUS } from './medium.ts';
import { NATIVE_CORPUS } from './native.ts';
import { SMALL_CORPUS } from './small.ts';
import { writeFullPackage } from './write-full-package.ts';

export const CORPORA: readonly CorpusRecipe[] = [SMALL_CORPUS, MEDIUM_CORPUS, LARGE_CORPUS, NATIVE_CORPUS];

/** A corpus that lies in the cache: as folders and as full packages. All paths are absolute but those of `changed`. */
export interface Corpus {
  readonly name: CorpusName;
  readonly title: string;
  readonly baseFolder: string;
  readonly targetFolder: string;
  readonly basePackage: string;
  readonly targetPackage: string;
  readonly totals: CorpusTotals;
  /** Files in both folders whose bytes differ. */
  readonly changed: readonly string[];
}

/** The corpus from the cache, built first if it is not there. Throws if it is not the corpus that figures are about. */
export async function prepareCorpus(recipe: CorpusRecipe, cache: string): Promise<Corpus> {
  const folder = join(cache, recipe.name);
  if (!(await readdir(cache)).includes(recipe.name)) await build(recipe, cache, folder);
  const [baseFolder, targetFolder] = [join(folder, 'base'), join(folder, 'target')];
  const { totals, changed } = await compareFolders(baseFolder, targetFolder);
  requireTotals(recipe, totals, folder);
  const { name, title } = recipe;
  const [basePackage, targetPackage] = [
    await fullPackage(folder, baseFolder, '1.0.0'),
    await fullPackage(folder, targetFolder, '1.1.0'),
  ];
  return { name, title, baseFolder, targetFolder, basePackage, targetPackage, totals, changed };
}

/** Beside its place first: a build that failed leaves nothing that looks like a corpus. */
async function build(recipe: CorpusRecipe, cache: string, folder: string): Promise<void> {
  const unfinished = `${folder}.unfinished`;
  await rm(unfinished, { recursive: true, force: true });
  const [baseFolder, targetFolder] = [join(unfinished, 'base'), join(unfinished, 'target')];
  await mkdir(baseFolder, { recursive: true });
  await mkdir(targetFolder, { recursive: true });
  await recipe.build(cache, { baseFolder, targetFolder });
  await rename(unfinished, folder);
}

/** The canonical package of a folder, written again whenever our packages have become other bytes than they were. */
async function fullPackage(folder: string, files: string, version: string): Promise<string> {
  const sample = deflateCanonically(await readFile(fileURLToPath(import.meta.url)));
  const writer = digestBytes(sample).slice('sha256:'.length, 'sha256:'.length + 8);
  const out = join(folder, `Corpus-${version}-${writer}-full.nupkg`);
  const known = await readdir(folder);
  if (!known.includes(basename(out))) await writeFullPackage(files, await listFiles(files), version, out);
  return out;
}

function requireTotals({ name, expected }: CorpusRecipe, found: CorpusTotals, folder: string): void {
  const isSame = found.files === expected.files && found.bytes === expected.bytes && found.changed === expected.changed;
  if (isSame) return;
  throw new Error(
    `corpus ${name} is not what it was: wanted ${JSON.stringify(expected)}, found ${JSON.stringify(found)}; ` +
      `delete ${folder} to build it again`,
  );
}
