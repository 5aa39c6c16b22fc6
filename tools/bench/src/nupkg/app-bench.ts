import { execFile } from 'node:child_process';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { openSquirrel, SQUIRREL_PROGRAMS } from '@nuspine/interop/squirrel';
import { benchInTurns, type Contender, sizeOf } from '../contender.ts';
import { nuspine } from '../delta-bench.ts';
import { findOnPath } from '../find-on-path.ts';
import type { Run } from '../measure-process.ts';
import { medianRun } from '../median-of-runs.ts';
import type { Result } from '../result-table.ts';

const ALONE = fileURLToPath(new URL('./deflate-alone.ts', import.meta.url));
/** More than elsewhere: what is left of two cores changes by a tenth from one second to the next. */
const RUNS = 7;
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
  const contenders: readonly Contender[] = [
    { name: 'nuspine flatten', command: nuspine('flatten', app, ...args), outputs: [out], measure: () => sizeOf(out) },
    ...(await squirrelFull(app, packages, folder)),
  ];
  const [ours, ...others] = await benchInTurns(contenders, RUNS);
  const alone = { name: 'deflate alone, all cores', run: await deflateAlone(app) };
  return [...(ours === undefined ? [] : [ours]), alone, ...others];
}

async function deflateAlone(app: string): Promise<Run> {
  const runs: Run[] = [];
  for (let run = 0; run < RUNS; run += 1) {
    const { stdout } = await execute(process.execPath, [ALONE, app]);
    runs.push({ wallMs: Number(stdout), peakMiB: undefined });
  }
  return medianRun(runs);
}

async function squirrelFull(app: string, packages: string, folder: string): Promise<readonly Contender[]> {
  const programs = await Promise.all(SQUIRREL_PROGRAMS.map((name) => findOnPath(name)));
  if (programs.includes(undefined)) return [];
  const work = join(folder, 'squirrel');
  await mkdir(work, { recursive: true });
  const squirrel = await openSquirrel(work);
  const out = join(work, 'full.nupkg');
  const command = squirrel.command('create-full', app, out, packages);
  return [{ name: 'Squirrel 2.0.1, create-full', command, outputs: [out], measure: () => sizeOf(out) }];
}
