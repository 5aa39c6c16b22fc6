import { cpus } from 'node:os';
import { withTemporaryFolder } from '@nuspine/testkit';
import { parseBenchArguments } from './bench-arguments.ts';
import { makeReleasePair } from './corpus.ts';
import { runDeltaSuite } from './delta-suite.ts';
import { benchFlatten } from './flatten-bench.ts';
import { formatResultTable } from './result-table.ts';
import { benchStartUp } from './start-up-bench.ts';

const { suites, delta } = parseBenchArguments(process.argv.slice(2));
const print = (table: string): void => {
  console.log(table);
};

await withTemporaryFolder(async (folder) => {
  const [cpu] = cpus();
  console.log(
    `Node ${process.version}, ${String(cpus().length)} × ${cpu?.model ?? '?'}, ${process.platform} ${process.arch}\n`,
  );
  if (suites.includes('start-up')) print(formatResultTable('Start-up', await benchStartUp()));
  if (suites.includes('nupkg')) {
    print(formatResultTable('Flatten', await benchFlatten(await makeReleasePair(folder), folder)));
  }
  if (suites.includes('delta')) await runDeltaSuite(delta, folder, print);
});
