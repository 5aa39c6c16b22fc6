import { mkdir, mkdtemp, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { proveAlone } from './alone.ts';
import { finish } from './checks.ts';
import { proveSolution } from './solution.ts';
import { type Combination, proveForeign } from './foreign.ts';
import { withLocalRegistry } from './local-registry.ts';
import { packAll, publishAll, repackAs } from './tarballs.ts';
import { LATER } from './versioning.ts';

// The first is tried in every run, all of them with --all or NUSPINE_DEEP=1.
const COMBINATIONS: readonly Combination[] = [
  { nx: '24.0.6', manager: 'npm' },
  { nx: '24.0.6', manager: 'pnpm' },
  { nx: '23.3.2', manager: 'npm' },
  { nx: '23.3.2', manager: 'pnpm' },
  { nx: '22.7.12', manager: 'npm' },
  { nx: '22.7.12', manager: 'pnpm' },
];

const only = process.argv.find((argument) => argument.startsWith('--only='))?.slice('--only='.length);
const isDeep = process.argv.includes('--all') || process.env['NUSPINE_DEEP'] === '1';
const combinations = isDeep
  ? COMBINATIONS
  : COMBINATIONS.filter(({ nx, manager }, index) => (only === undefined ? index === 0 : `${nx}:${manager}` === only));

const folder = await realpath(await mkdtemp(join(tmpdir(), 'nuspine-release-')));
try {
  await mkdir(join(folder, 'tarballs'));
  const tarballs = await packAll(join(folder, 'tarballs'));
  await withLocalRegistry(join(folder, 'registry'), async (registry) => {
    await publishAll(tarballs, registry, 'latest');
    const migrated = tarballs.filter(({ name }) => name === '@nuspine/nx' || name === '@nuspine/cli');
    await publishAll(await repackAs(LATER, migrated, join(folder, 'later')), registry, 'later');
    console.log(`${String(tarballs.length)} packages packed and published to a registry of this machine`);
    if (only === undefined || only === 'alone') await proveAlone(tarballs, registry, join(folder, 'alone'));
    for (const combination of combinations) {
      await proveForeign(combination, registry, join(folder, `${combination.nx}-${combination.manager}`));
    }
    if (isDeep || only === 'dotnet') await proveSolution(registry, join(folder, 'dotnet'));
  });
  finish();
} finally {
  await rm(folder, { recursive: true, force: true });
}
