import { cpus } from 'node:os';
import { withTemporaryFolder } from '@nuspine/testkit';
import { makeReleasePair } from './corpus.ts';
import { benchDelta } from './delta-bench.ts';
import { benchFlatten } from './flatten-bench.ts';
import { formatResultTable } from './result-table.ts';
import { benchStartUp } from './start-up-bench.ts';

const SUITES = ['start-up', 'nupkg', 'delta'];
const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !SUITES.includes(name));
if (unknown.length > 0) throw new Error(`unknown benchmark ${unknown.join(', ')}; there are ${SUITES.join(', ')}`);
const isAsked = (name: string): boolean => asked.length === 0 || asked.includes(name);

await withTemporaryFolder(async (folder) => {
  console.log(`Node ${process.version}, ${String(cpus().length)} cores, ${process.platform} ${process.arch}\n`);
  if (isAsked('start-up')) console.log(formatResultTable('Start-up', await benchStartUp()));
  const pair = await makeReleasePair(folder);
  if (isAsked('nupkg')) console.log(formatResultTable('Flatten', await benchFlatten(pair, folder)));
  if (isAsked('delta')) {
    console.log(
      formatResultTable(`Delta, ${String(pair.changed.length)} changed files`, await benchDelta(pair, folder)),
    );
  }
});
