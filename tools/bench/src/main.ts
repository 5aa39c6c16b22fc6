import { cpus } from 'node:os';
import { withTemporaryFolder } from '@nuspine/testkit';
import { type BenchArguments, parseBenchArguments } from './bench-arguments.ts';
import { BENCH_HELP } from './bench-help.ts';
import { runChannelsSuite } from './channels/channels-suite.ts';
import { runDeltaSuite } from './delta-suite.ts';
import { benchGraph } from './graph-bench.ts';
import { benchManifest } from './manifest-bench.ts';
import { benchMatrix } from './matrix-bench.ts';
import { runNupkgSuite } from './nupkg-suite.ts';
import { formatResultTable } from './result-table.ts';
import { benchStartUp } from './start-up-bench.ts';

const args = process.argv.slice(2);
if (args.includes('--help') || args.includes('-h')) {
  console.log(BENCH_HELP);
  process.exit(0);
}
const { suites, delta, wholeChannels } = argumentsOrExit();
const print = (table: string): void => {
  console.log(table);
};

await withTemporaryFolder(async (folder) => {
  const [cpu] = cpus();
  const machine = `Node ${process.version}, ${String(cpus().length)} × ${cpu?.model ?? '?'}, ${process.platform} ${process.arch}`;
  console.log(`${machine}\n`);
  if (suites.includes('start-up')) print(formatResultTable('Start-up', await benchStartUp()));
  if (suites.includes('matrix')) print(formatResultTable('Compatibility matrix', await benchMatrix(folder)));
  if (suites.includes('nupkg')) await runNupkgSuite(folder, print);
  if (suites.includes('channels')) await runChannelsSuite({ folder, whole: wholeChannels }, machine, print);
  if (suites.includes('manifest')) await benchManifest({ print, machine, write: process.argv.includes('manifest') });
  if (suites.includes('nx')) print(await benchGraph({ folder, machine, write: process.argv.includes('nx') }));
  if (suites.includes('delta')) await runDeltaSuite(delta, folder, machine, print);
});

/** What was asked for. Whoever asked for something else is told what there is. */
function argumentsOrExit(): BenchArguments {
  try {
    return parseBenchArguments(args);
  } catch (error) {
    console.error(`${error instanceof Error ? error.message : String(error)}\n\n${BENCH_HELP}`);
    process.exit(2);
  }
}
