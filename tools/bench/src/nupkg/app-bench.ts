import { execFile } from 'node:child_process';
import { mkdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { openSquirrel, SQUIRREL_PROGRAMS } from '@nuspine/interop/squirrel';
import { nuspine } from '../delta-bench.ts';
import { findOnPath } from '../find-on-path.ts';
import { medianOfRuns, type Run } from '../measure-process.ts';
import type { Result } from '../result-table.ts';

const ALONE = fileURLToPath(new URL('./deflate-alone.ts', import.meta.url));
const RUNS = 3;
const execute = promisify(execFile);

/**
 * Flattening an app that carries its runtime: the command, Squirrel's `create-full`, and what deflating the same
 * content on all cores takes alone, which is the floor for anyone who writes these bytes.
 */
export async function benchApp(app: string, folder: string): Promise<readonly Result[]> {
  const packages = join(folder, 'no-packages');
  await mkdir(packages, { recursive: true });
  const out = join(folder, 'flat.nupkg');
  const args = ['--source', packages, '--framework', 'net45', '--profile', 'squirrel', '--out', out];
  const ours = await medianOfRuns(nuspine('flatten', app, ...args), RUNS, [out]);
  return [
    { name: 'nuspine flatten', bytes: (await stat(out)).size, run: ours },
    { name: 'deflate alone, all cores', run: await deflateAlone(app) },
    ...(await benchSquirrel(app, packages, folder)),
  ];
}

async function deflateAlone(app: string): Promise<Run> {
  const times: number[] = [];
  for (let run = 0; run < RUNS; run += 1) times.push(Number((await execute(process.execPath, [ALONE, app])).stdout));
  const median = times.toSorted((a, b) => a - b)[RUNS >> 1];
  if (median === undefined) throw new RangeError('no run to take the median of');
  return { wallMs: median, peakMiB: undefined };
}

async function benchSquirrel(app: string, packages: string, folder: string): Promise<readonly Result[]> {
  const programs = await Promise.all(SQUIRREL_PROGRAMS.map((name) => findOnPath(name)));
  if (programs.includes(undefined)) return [];
  const work = join(folder, 'squirrel');
  await mkdir(work, { recursive: true });
  const squirrel = await openSquirrel(work);
  const out = join(work, 'full.nupkg');
  const run = await medianOfRuns(squirrel.command('create-full', app, out, packages), 1, [out]);
  return [{ name: 'Squirrel 2.0.1, create-full', bytes: (await stat(out)).size, run }];
}
