import { execFile } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import process from 'node:process';
import { promisify } from 'node:util';
import { buildPackage } from '@nuspine/testkit/packages';
import { run } from '../test/captured-io.ts';

/** Where examples are run: `repo` is the working folder, `home` is what `~` stands for. */
export interface World {
  readonly folder: string;
  /** Writes a file of the working folder, or beside it. */
  write(path: string, content: string | Uint8Array): Promise<void>;
  /** Packs a package of one file into a path. */
  pack(path: string, id: string, version: string, metadata?: string): Promise<void>;
  /** Runs a line that has to succeed, and returns what it printed: `channel publish contoso/app/main --order 1`. */
  nuspine(line: string): Promise<string>;
}

/** A world in a folder whose `repo` is the working folder of this process. */
export function worldIn(folder: string): World {
  const write: World['write'] = async (path, content) => {
    await mkdir(dirname(join(folder, 'repo', path)), { recursive: true });
    await writeFile(join(folder, 'repo', path), content);
  };
  return {
    folder,
    write,
    pack: async (path, id, version, metadata = '') => {
      const file = Buffer.from(`${`${id}, the same in every version. `.repeat(200)}${version}`);
      await write(path, await buildPackage({ id, version, metadata, files: { [`lib/net8.0/${id}.dll`]: file } }));
    },
    nuspine: async (line) => {
      const { exitCode, stdout, stderr } = await run(line.split(' '), { env: environment(folder) });
      if (exitCode !== 0) throw new Error(`nuspine ${line} exited with ${String(exitCode)}\n${stdout}${stderr}`);
      return stdout;
    },
  };
}

/** Nothing of the home of the user. */
export function environment(folder: string): Readonly<Record<string, string>> {
  return {
    PATH: process.env['PATH'] ?? '',
    HOME: join(folder, 'home'),
    DOTNET_CLI_HOME: join(folder, 'home'),
    NUSPINE_ROOT: join(folder, 'installed'),
  };
}

/** Runs another program in the working folder; it has to succeed. */
export async function execute({ folder }: World, program: string, ...args: readonly string[]): Promise<void> {
  await promisify(execFile)(program, args, { cwd: join(folder, 'repo'), env: environment(folder) });
}
