import { rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { LOCAL_NUGETS, readDemoRoots, type ReleasePair } from './corpus.ts';
import { findOnPath } from './find-on-path.ts';
import { medianOfRuns } from './median-of-runs.ts';
import type { Result } from './result-table.ts';

const NUSPINE = fileURLToPath(new URL('../../../packages/cli/dist/main.js', import.meta.url));
const RUNS = 3;

/** Flattening against packing alone: 7z is handed the flattened files and only has to compress them. */
export async function benchFlatten(pair: ReleasePair, folder: string): Promise<readonly Result[]> {
  const results = [await benchOurs(join(folder, 'flat.nupkg'))];
  if ((await findOnPath('7z')) !== undefined) results.push(await bench7z(pair, join(folder, 'packed.zip')));
  return results;
}

async function benchOurs(out: string): Promise<Result> {
  const { id, target, framework } = await readDemoRoots();
  const app = join(LOCAL_NUGETS, `${id}.${target}.nupkg`);
  const args = [NUSPINE, 'flatten', app, '--source', LOCAL_NUGETS, '--framework', framework, '--out', out, '--quiet'];
  const run = await medianOfRuns({ file: process.execPath, args }, RUNS);
  return { name: 'nuspine flatten', bytes: (await stat(out)).size, run };
}

async function bench7z(pair: ReleasePair, out: string): Promise<Result> {
  await rm(out, { force: true });
  const line = 'rm -f "$1" && 7z a -tzip -bso0 -bsp0 "$1" .';
  const run = await medianOfRuns({ file: 'sh', args: ['-c', line, 'sh', out], cwd: pair.targetFolder }, RUNS);
  return { name: '7z a, packing the result alone', bytes: (await stat(out)).size, run };
}
