import { copyFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { CorpusRecipe } from './corpus.ts';
import { fetchNuGetPackages } from './nuget-packages.ts';

const BASE = '13.0.1';
const TARGET = '13.0.3';
const FILES = ['Newtonsoft.Json.dll', 'Newtonsoft.Json.xml'];

/** S: one library and its documentation. */
export const SMALL_CORPUS: CorpusRecipe = {
  name: 'S',
  title: 'one library',
  expected: { files: 2, bytes: 1_417_549, changed: 2 },
  async build(cache, { baseFolder, targetFolder }) {
    const store = await fetchNuGetPackages(cache, 'S', { 'newtonsoft.json': [BASE, TARGET] });
    const lib = (version: string): string => join(store, 'newtonsoft.json', version, 'lib', 'netstandard2.0');
    for (const file of FILES) {
      await copyFile(join(lib(BASE), file), join(baseFolder, file));
      await copyFile(join(lib(TARGET), file), join(targetFolder, file));
    }
  },
};
