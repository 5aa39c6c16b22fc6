import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { buildPackage } from '@nuspine/testkit/packages';
import { mustRun, type ProgramResult, runProgram } from './run-program.ts';

/** `nuspine` as `pnpm build` makes it. */
export const CLI: string = fileURLToPath(new URL('../../../packages/cli/dist/main.js', import.meta.url));

/** What runs if a page lets it: in markup, in an attribute, and out of a script or a comment. */
export const HOSTILE = `"><img src=x onerror="document.title='ran'"><script>document.title='ran'</script>'--></script>`;

const MATRIX = `format = 2
order = ["platform", "core"]
[compatibility.core]
"3.1.0" = { platform = "^2.4" }
"3.2.0" = { platform = "^2.5" }
"3.3.0" = { platform = "^2.5" }
"4.0.0" = { platform = "^3.0" }
[compatibility.platform]
"2.4.0" = {}
"2.5.0" = {}
"2.6.0" = {}
"3.0.0" = {}
[bundles."lts-3.1"]
core = "3.1.0"
platform = "2.4.0"
[bundles."stable-3.2"]
release-date = "2025-09-01"
core = "3.2.0"
platform = "2.5.0"
[bundles.'${HOSTILE.replaceAll("'", '')}']
core = "3.3.0"
platform = "2.6.0"
[bundles.next]
core = "4.0.0"
platform = "3.0.0"
[[stop]]
component = "core"
at = "3.2.0"
reason = ${JSON.stringify(HOSTILE)}
[[block]]
component = "core"
from = "<4.0.0"
to = "4.0.0"
risk = "data-loss"
reason = ${JSON.stringify(HOSTILE)}
`;

/** Runs `nuspine` in a folder, with nothing of the home of the user. */
export function nuspine(folder: string, ...args: readonly string[]): Promise<ProgramResult> {
  return runProgram(process.execPath, [CLI, ...args], nowhere(folder));
}

function nowhere(cwd: string): { readonly cwd: string; readonly env: Readonly<Record<string, string>> } {
  return { cwd, env: { HOME: dirname(cwd), XDG_CACHE_HOME: join(dirname(cwd), 'cache') } };
}

/** A repository with one of everything, and words in all of it that a page must not run. */
export async function writeSiteRepository(root: string): Promise<void> {
  const run = (...args: readonly string[]): Promise<ProgramResult> =>
    mustRun(process.execPath, [CLI, ...args], nowhere(root));
  await mkdir(join(root, 'local-nugets'), { recursive: true });
  await writeFile(join(root, 'versions.toml'), MATRIX);
  for (const version of ['1.0.0', '1.1.0', '1.2.0']) {
    const files = { 'lib/net8.0/App.dll': `${'the same in every version '.repeat(2000)}${version}` };
    await writeFile(join(root, `App.${version}.nupkg`), await buildPackage({ version, files }));
    const line = ['--source', root, '--releases', join(root, 'Releases'), '--formats', 'squirrel,nuspine'];
    await run('releasify', join(root, `App.${version}.nupkg`), ...line);
  }
  const leaf = await buildPackage({ id: 'Leaf', files: { 'lib/net8.0/_._': '' } });
  await writeFile(join(root, 'local-nugets/Leaf.1.0.0.nupkg'), leaf);
  await run('offline', 'init');
  const manifest = join(root, 'local-nugets/manifest.json');
  const text = await readFile(manifest, 'utf8');
  await writeFile(manifest, text.replaceAll('""', JSON.stringify(HOSTILE)));
  await publishBuilds(run);
}

async function publishBuilds(run: (...args: readonly string[]) => Promise<ProgramResult>): Promise<void> {
  const channel = ['contoso/app/main', '--branch', HOSTILE];
  for (const version of ['1.0.0', '1.1.0']) {
    const build = [
      '--package-version',
      version,
      '--order',
      version,
      '--commit',
      '4f2a91c',
      '--package',
      `App@${version}`,
    ];
    await run('channel', 'publish', ...channel, ...build);
  }
  const why = ['--roll-back-to', '1.0.0', '--reason', HOSTILE];
  await run('channel', 'withdraw', 'contoso/app/main', '--build', '1.1.0', ...why);
}
