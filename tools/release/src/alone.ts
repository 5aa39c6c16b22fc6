import { mkdir, readdir, readFile, realpath, stat, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import process from 'node:process';
import { mustRun, runProgram } from '@nuspine/interop/run-program';
import { publint } from 'publint';
import { check, equal } from './checks.ts';
import type { LocalRegistry } from './local-registry.ts';
import { ROOT, type Tarball } from './tarballs.ts';
import { unsetCaller } from './unset-caller.ts';

/** Part of the size. */
const MOST_OFF = 0.2;

/** An installation mostly waits for the network and the disk. */
const AT_ONCE = 2;

/** Each library in an empty project of its own: it loads, its types hold, and it brings neither Nx nor the command line. */
export async function proveAlone(tarballs: readonly Tarball[], registry: LocalRegistry, folder: string): Promise<void> {
  const waiting = [...tarballs];
  const proveNext = async (): Promise<void> => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) await prove(next, registry, folder);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, proveNext));
}

async function prove(tarball: Tarball, registry: LocalRegistry, folder: string): Promise<void> {
  const short = tarball.name.replace('@nuspine/', '');
  await check(`${tarball.name}: publint and are-the-types-wrong`, () => lint(tarball));
  if (short === 'nx') return;
  await check(`${tarball.name}: alone in an empty project`, () =>
    installAlone(tarball.name, registry, join(folder, short)),
  );
}

async function lint({ path }: Tarball): Promise<void> {
  const bytes = await readFile(path);
  const tarball = new Uint8Array(bytes).buffer;
  const { messages } = await publint({ pack: { tarball }, strict: true });
  equal(
    messages.filter(({ type }) => type !== 'suggestion'),
    [],
  );
  // Ours are ES modules only, for Node that can require them.
  const attw = join(
    dirname(createRequire(import.meta.url).resolve('@arethetypeswrong/cli/package.json')),
    'dist/index.js',
  );
  await mustRun(process.execPath, [
    attw,
    path,
    '--profile',
    'esm-only',
    '--exclude-entrypoints',
    'package.json',
    '--format',
    'ascii',
  ]);
}

async function installAlone(name: string, { url, userConfig }: LocalRegistry, folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, 'package.json'), JSON.stringify({ name: 'alone', private: true, type: 'module' }));
  const install = ['install', name, '--registry', url, '--no-audit', '--no-fund', '--ignore-scripts'];
  const env = { ...unsetCaller(process.env), NPM_CONFIG_USERCONFIG: userConfig };
  await mustRun('npm', install, { cwd: folder, env });
  const found = await readdir(join(folder, 'node_modules'));
  const ours = await readdir(join(folder, 'node_modules/@nuspine'));
  const others = ours.filter((one) => name !== `@nuspine/${one}` && (one === 'cli' || one === 'nx'));
  equal([found.filter((one) => /^@?nx$/.test(one)), others], [[], []]);
  const entries = await entriesOf(join(folder, 'node_modules', name));
  const lines = entries.map((entry, index) => `import * as entry${String(index)} from '${name}${entry}';\n`);
  const uses = entries.map(
    (_, index) => `if (Object.keys(entry${String(index)}).length === 0) throw new Error('empty');\n`,
  );
  await writeFile(join(folder, 'index.js'), [...lines, ...uses].join(''));
  await writeFile(join(folder, 'index.ts'), [...lines, ...uses].join(''));
  await mustRun(process.execPath, ['index.js'], { cwd: folder });
  await typecheck(folder);
  const size = (await folderSize(join(folder, 'node_modules'))) / 1e6;
  console.log(`       ${name}: ${size.toFixed(1)} MB installed`);
  await compareWithReadme(name, size);
}

/** The README says how much a package takes on disk. Dependencies get new versions, so it may be a little off. */
async function compareWithReadme(name: string, size: number): Promise<void> {
  const readme = await readFile(join(ROOT, 'README.md'), 'utf8');
  const line = readme.split('\n').find((one) => one.startsWith(`| [\`${name}\`]`)) ?? '';
  const said = Number(/([\d.]+) MB/.exec(line)?.[1] ?? Number.NaN);
  if (!(Math.abs(said - size) <= Math.max(1, size * MOST_OFF))) {
    throw new Error(`README says ${String(said)} MB, but ${size.toFixed(1)} MB are installed`);
  }
}

/** `.` and `./fs`, as far as the package has them. */
async function entriesOf(folder: string): Promise<readonly string[]> {
  const manifest: { exports?: Record<string, unknown> } = JSON.parse(
    await readFile(join(folder, 'package.json'), 'utf8'),
  );
  return ['.', './fs'].filter((entry) => manifest.exports?.[entry] !== undefined).map((entry) => entry.slice(1));
}

async function typecheck(folder: string): Promise<void> {
  const tsc = join(ROOT, 'node_modules/typescript/bin/tsc6');
  const types = dirname(await realpath(join(ROOT, 'node_modules/@types/node')));
  const args = [
    '--noEmit',
    '--strict',
    '--module',
    'nodenext',
    '--target',
    'es2023',
    '--types',
    'node',
    '--typeRoots',
    types,
    'index.ts',
  ];
  const { code, stdout } = await runProgram(process.execPath, [tsc, ...args], { cwd: folder });
  if (code !== 0) throw new Error(stdout);
}

async function folderSize(folder: string): Promise<number> {
  const names = await readdir(folder, { recursive: true });
  const sizes = await Promise.all(
    names.map((name) => stat(join(folder, name)).then((one) => (one.isFile() ? one.size : 0))),
  );
  return sizes.reduce((sum, size) => sum + size, 0);
}
