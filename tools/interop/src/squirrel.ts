import { createHash } from 'node:crypto';
import { copyFile, readFile } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { mustRun, type ProgramResult, runProgram } from './run-program.ts';

const ORACLE = fileURLToPath(new URL('../oracles/squirrel/', import.meta.url));
const CARRIER = 'electron-winstaller@5.4.4';
/** Squirrel 2.0.1 as that npm package ships it. */
const SQUIRREL_SHA256 = '81591699f7f156dc15f4e188fd132e01369352043511e758513dba59b19ac920';

/** What the suite needs on PATH. */
export const SQUIRREL_PROGRAMS: readonly string[] = ['mono', 'mcs', '7z', 'npm', 'tar'];

/** How to run Squirrel's driver as a process. */
export interface SquirrelCommand {
  readonly file: string;
  readonly args: readonly string[];
  readonly cwd: string;
  readonly env: Readonly<Record<string, string>>;
}

/** The real Squirrel.Windows, driven from the command line. */
export interface Squirrel {
  /** What `run` runs, for a caller that measures it. */
  command(...args: readonly string[]): SquirrelCommand;
  run(...args: readonly string[]): Promise<ProgramResult>;
  /** Throws what Squirrel said unless it succeeds. */
  must(...args: readonly string[]): Promise<string>;
}

/** Fetches Squirrel and builds its driver in `folder`, whose path must have no space (Squirrel does not quote). */
export async function openSquirrel(folder: string): Promise<Squirrel> {
  await mustRun('npm', ['pack', '--silent', CARRIER], { cwd: folder });
  await mustRun('sh', ['-c', 'tar -xzf electron-winstaller-*.tgz package/vendor'], { cwd: folder });
  const vendor = join(folder, 'package', 'vendor');
  const squirrel = await readFile(join(vendor, 'Squirrel-Mono.exe'));
  const found = createHash('sha256').update(squirrel).digest('hex');
  if (found !== SQUIRREL_SHA256) throw new Error(`Squirrel-Mono.exe is not the known one: ${found}`);
  await copyFile(join(vendor, '7z-x64.exe'), join(vendor, '7z.exe'));
  const driver = join(folder, 'squirrel-oracle.exe');
  await mustRun('mcs', ['-langversion:7', `-out:${driver}`, join(ORACLE, '*.cs')]);
  const env = {
    SQUIRREL_VENDOR: vendor,
    SQUIRREL_TEMP: folder,
    PATH: `${join(ORACLE, 'wine-stand-in')}${delimiter}${process.env['PATH'] ?? ''}`,
  };
  return {
    command: (...args) => ({ file: 'mono', args: [driver, ...args], cwd: folder, env }),
    run: (...args) => runProgram('mono', [driver, ...args], { env, cwd: folder }),
    must: async (...args) => (await mustRun('mono', [driver, ...args], { env, cwd: folder })).stdout,
  };
}
