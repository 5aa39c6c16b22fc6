import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { corpusCache, LARGE_CORPUS, prepareCorpus } from '@nuspine/fixtures/corpora';
import { makeReleasePair } from './corpus.ts';
import { findOnPath } from './find-on-path.ts';
import { benchFlatten } from './flatten-bench.ts';
import { benchApp } from './nupkg/app-bench.ts';
import { benchMemory } from './nupkg/memory-bench.ts';
import { benchOpen } from './nupkg/open-bench.ts';
import { formatResultTable } from './result-table.ts';

/** Runs the benchmark of packages and hands each table to `print` as soon as it is there. Peers that are missing are left out. */
export async function runNupkgSuite(folder: string, print: (table: string) => void): Promise<void> {
  const work = join(folder, 'nupkg');
  await mkdir(work);
  print(formatResultTable('Open 1,000 packages and read their nuspecs', await benchOpen(work)));
  print(formatResultTable('Flatten a small app', await benchFlatten(await makeReleasePair(folder), folder)));
  // The app is published with the SDK.
  if ((await findOnPath('dotnet')) !== undefined) {
    const { targetPackage, totals } = await prepareCorpus(LARGE_CORPUS, await corpusCache());
    const title = `Flatten a self-contained app of ${String(totals.files)} files`;
    print(formatResultTable(title, await benchApp(targetPackage, work)));
  } else {
    print('Flatten a self-contained app: skipped, needs dotnet\n');
  }
  print(formatResultTable('Memory by size of the package', await benchMemory(work)));
}
