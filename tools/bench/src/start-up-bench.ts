import { fileURLToPath } from 'node:url';
import { mediansInTurns } from './median-of-runs.ts';
import type { Result } from './result-table.ts';

const NUSPINE = fileURLToPath(new URL('../../../packages/cli/dist/main.js', import.meta.url));
const RUNS = 11;

/** `nuspine --help` beside a Node that does nothing, which is the floor for any command written for it. */
export async function benchStartUp(): Promise<readonly Result[]> {
  const commands = [
    [NUSPINE, '--help'],
    ['-e', '0'],
  ].map((args) => ({ command: { file: process.execPath, args } }));
  const [ours, empty] = await mediansInTurns(commands, RUNS);
  if (ours === undefined || empty === undefined) throw new RangeError('two commands have two results');
  return [
    { name: 'nuspine --help', run: ours },
    { name: 'an empty Node process', run: empty },
  ];
}
