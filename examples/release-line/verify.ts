// Runs the line of this example with the real SDK, in a copy of this folder, and checks what README.md says of it.
import { cp, mkdtemp, readdir, readFile, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { check, equal, summary } from './verify/checks.ts';
import { copyExample, edit, pathWithNodeOnly, REPOSITORY } from './verify/example-copy.ts';
import { verifyOffline } from './verify/offline.ts';
import { lineEnvironment, runLine, STEPS, tryLine } from './verify/line.ts';
import { findProgram, run } from './verify/processes.ts';

const FULLS = ['Tally-1.0.0-full.nupkg', 'Tally-1.1.0-full.nupkg'] as const;
const DELTA = 'Tally-1.1.0-delta.nupkg';

if (findProgram('dotnet') === undefined) {
  console.log('release-line: skipped: needs dotnet (the .NET SDK 10) on PATH');
  console.log('0 passed, 0 failed, 1 skipped');
  // CI has an SDK; without one it would prove nothing.
  if (process.env['CI'] !== undefined) process.exitCode = 4;
} else {
  const root = await realpath(await mkdtemp(join(tmpdir(), 'release-line-')));
  try {
    // The example uses the plugin and the command line as they are published: built.
    await run(join(REPOSITORY, 'node_modules/.bin/nx'), ['run-many', '-t', 'build', '-p', '@nuspine/nx,@nuspine/cli'], {
      cwd: REPOSITORY,
    });
    await verifyOffline(root);
    await verify(await copyExample(root), root);
  } finally {
    await rm(root, { recursive: true, force: true });
  }
  process.exitCode = summary();
}

async function verify(workspace: string, root: string): Promise<void> {
  const env = lineEnvironment(root);
  const tally = join(workspace, 'Tally');
  const releases = join(tally, 'dist/releases');

  await check('the first release has a full package and no delta', async () => {
    equal(await runLine(workspace, env), { ran: STEPS, cached: [] });
    equal((await readdir(releases)).toSorted(), ['RELEASES', FULLS[0]]);
    equal(await readdir(join(tally, 'dist/delta')), []);
  });
  await check('the flattened app runs from its package alone', async () => {
    const { runApp } = await import('./verify/run-app.ts');
    equal(await runApp(join(releases, FULLS[0]), root), [{ Name: 'coffee', Amount: 3.2 }]);
  });
  await check('a second run is all cache hits', async () => {
    equal(await runLine(workspace, env), { ran: [], cached: STEPS });
  });
  await check('outputs that were deleted come back from the cache', async () => {
    const before = await readFile(join(releases, 'RELEASES'), 'utf8');
    await rm(join(tally, 'dist'), { recursive: true });
    equal(await runLine(workspace, env), { ran: [], cached: STEPS });
    equal(await readFile(join(releases, 'RELEASES'), 'utf8'), before);
  });
  await check('an edit of a document runs nothing', async () => {
    await writeFile(join(workspace, 'README.md'), 'edited');
    equal(await runLine(workspace, env), { ran: [], cached: STEPS });
  });
  await check('a new base feed runs the two steps that read it', async () => {
    await cp(releases, join(tally, 'releases'), { recursive: true });
    const { ran } = await runLine(workspace, env);
    equal(ran, ['delta', 'releases']);
  });
  await check('a new version gets a full package and a delta', async () => {
    await edit(join(workspace, 'Directory.Build.props'), { '1.0.0': '1.1.0', '9.0.20': '9.0.22' });
    equal(await runLine(workspace, env), { ran: STEPS, cached: [] });
    equal((await readdir(releases)).toSorted(), ['RELEASES', FULLS[0], DELTA, FULLS[1]]);
  });
  await check('the delta turns the last release into the new one, byte for byte', async () => {
    const { applyDeltaFiles } = await import('@nuspine/delta/fs');
    const out = join(root, 'rebuilt.nupkg');
    await applyDeltaFiles({ base: join(releases, FULLS[0]), deltas: [join(releases, DELTA)], out });
    equal((await readFile(out)).equals(await readFile(join(releases, FULLS[1]))), true);
  });
  await check('an edit of the C# runs every step, once', async () => {
    await edit(join(tally, 'Expense.cs'), { 'MaximumLength(80)': 'MaximumLength(100)' });
    equal(await runLine(workspace, env), { ran: STEPS, cached: [] });
    equal(await runLine(workspace, env), { ran: [], cached: STEPS });
  });
  await check('another feed flattens again, and the same result runs nothing more', async () => {
    await rm(join(root, 'local-nugets/Dapper.2.1.86.nupkg'));
    const { ran } = await runLine(workspace, env);
    equal(ran, ['flatten']);
  });
  await check('without an SDK there is still a graph, and its targets say what is missing', async () => {
    const { code, output } = await tryLine(workspace, lineEnvironment(root, await pathWithNodeOnly(root)));
    equal({ failed: code !== 0, says: output.includes('needs the .NET SDK') }, { failed: true, says: true });
  });
}
