import { readEntry } from '@nuspine/nupkg-core';
import { withPackageFile } from '@nuspine/nupkg-core/fs';
import { mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { run } from './processes.ts';

const LIB = 'lib/net10.0/';

/** Unpacks the flattened app, adds an expense with it, and returns what it lists. */
export async function runApp(packageFile: string, root: string): Promise<unknown> {
  const cwd = await mkdtemp(join(root, 'app-'));
  await withPackageFile(packageFile, async ({ archive, files }) => {
    for (const file of files.filter(({ path }) => path.startsWith(LIB))) {
      const path = join(cwd, file.path.slice(LIB.length));
      await mkdir(dirname(path), { recursive: true });
      await writeFile(path, await readEntry(archive, file));
    }
  });
  await run('dotnet', ['Tally.dll', 'add', 'coffee', '3.2'], { cwd });
  const { stdout } = await run('dotnet', ['Tally.dll', 'list'], { cwd });
  return JSON.parse(stdout);
}
