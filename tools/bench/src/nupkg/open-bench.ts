import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { NUGET_PROGRAMS, openNuGet } from '@nuspine/interop/nuget';
import { findOnPath } from '../find-on-path.ts';
import { mediansInTurns, type Repeated } from '../median-of-runs.ts';
import type { Result } from '../result-table.ts';
import { copyRealPackages } from './real-packages.ts';

const READER = fileURLToPath(new URL('./read-nuspecs.mjs', import.meta.url));
const PACKAGES = 1000;
const RUNS = 3;

/** Opening real packages and reading their nuspecs: our built library against NuGet's, as whole processes. */
export async function benchOpen(folder: string): Promise<readonly Result[]> {
  const paths = await copyRealPackages(join(folder, 'packages'), PACKAGES);
  const list = join(folder, 'packages.txt');
  await writeFile(list, `${paths.join('\n')}\n`);
  const readers: (Repeated & { readonly name: string })[] = [
    { name: 'nupkg-core', command: { file: process.execPath, args: [READER, list] } },
  ];
  const programs = await Promise.all(NUGET_PROGRAMS.map((name) => findOnPath(name)));
  if (!programs.includes(undefined)) {
    const nuget = await openNuGet();
    const questions = join(folder, 'questions.jsonl');
    await writeFile(questions, paths.map((path) => `${JSON.stringify({ op: 'nupkg-identity', path })}\n`).join(''));
    readers.push({ name: 'NuGet.Packaging', command: nuget.command(questions) });
  }
  const runs = await mediansInTurns(readers, RUNS);
  return runs.map((run, index) => ({ name: readers[index]?.name ?? '', run }));
}
