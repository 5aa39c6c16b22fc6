import { cp, mkdir, readdir, rm } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { check, equal } from './checks.ts';
import { copySources, REPOSITORY } from './example-copy.ts';
import { type Finished, run, tryRun } from './processes.ts';

const PROJECT = 'examples/release-line/Tally';
const POLLY = 'local-nugets/Polly.8.9.1.nupkg';
/** What the layout of the repository consists of, and what git is not to list. */
const LAYOUT: readonly string[] = [
  'nuspine.offline.json',
  'NuGet.config',
  '.gitignore',
  'local-nugets',
  'vendor',
  'offline',
];

/** Builds the app from the offline layout of the repository and nothing else, in a copy of both. */
export async function verifyOffline(root: string): Promise<void> {
  const layout = join(root, 'layout');
  await copyLayout(layout);
  const build = (): Promise<Finished> =>
    tryRun(
      process.execPath,
      [join(REPOSITORY, 'packages/cli/dist/main.js'), 'offline', 'restore', '--json', '--', 'dotnet', 'build', PROJECT],
      { cwd: layout, env: offlineEnvironment(root) },
    );

  await check('under OFFLINE=1 the app is restored and built from the layout alone', async () => {
    const { code, stdout, output } = await build();
    if (code !== 0) throw new Error(output);
    const { ok, contacts, exitCode } = JSON.parse(stdout);
    equal({ ok, contacts, exitCode }, { ok: true, contacts: [], exitCode: 0 });
    equal(existsSync(join(layout, PROJECT, 'bin/Debug/net10.0/Tally.dll')), true);
    const packages = await readdir(join(layout, 'local-nugets/packages'));
    equal(packages.includes('polly'), true);
  });
  await check('a package that is gone is named, and dotnet does not start', async () => {
    for (const path of [POLLY, 'local-nugets/packages', `${PROJECT}/bin`, `${PROJECT}/obj`])
      await rm(join(layout, path), { recursive: true });
    const { code, stdout } = await build();
    const { findings, ...report } = JSON.parse(stdout);
    const errors = findings.filter((one: { readonly severity: string }) => one.severity === 'error');
    equal([code, 'exitCode' in report], [1, false]);
    equal(
      errors.map((one: { readonly code: string; readonly path: string }) => `${one.code} ${one.path}`),
      [`binary-missing ${POLLY}`],
    );
    equal((await readdir(join(layout, PROJECT))).includes('obj'), false);
  });
}

async function copyLayout(layout: string): Promise<void> {
  await mkdir(layout, { recursive: true });
  const cache = join(REPOSITORY, 'local-nugets/packages');
  for (const name of LAYOUT)
    await cp(join(REPOSITORY, name), join(layout, name), { recursive: true, filter: (source) => source !== cache });
  await copySources(join(layout, 'examples/release-line'));
  await run('git', ['init', '--quiet'], { cwd: layout });
}

/** Nothing of the user's own, so that what is found comes from the layout. */
function offlineEnvironment(root: string): NodeJS.ProcessEnv {
  const home = join(root, 'home');
  return {
    ...process.env,
    NUGET_PACKAGES: undefined,
    // Else NuGet asks the issuers of the packages' certificates whether they still hold.
    NUGET_CERT_REVOCATION_MODE: 'offline',
    OFFLINE: '1',
    HOME: home,
    DOTNET_CLI_HOME: home,
  };
}
