import { fileURLToPath } from 'node:url';
import { medianOfRuns } from './measure-process.ts';
import type { Result } from './result-table.ts';

const NUSPINE = fileURLToPath(new URL('../../../packages/cli/dist/main.js', import.meta.url));
const RUNS = 11;

/** `nuspine --help` beside a Node that does nothing, which is the floor for any command written for it. */
export async function benchStartUp(): Promise<readonly Result[]> {
  return [
    { name: 'nuspine --help', run: await medianOfRuns({ file: process.execPath, args: [NUSPINE, '--help'] }, RUNS) },
    { name: 'an empty Node process', run: await medianOfRuns({ file: process.execPath, args: ['-e', '0'] }, RUNS) },
  ];
}
