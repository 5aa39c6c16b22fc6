import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { bytesSource } from '@nuspine/primitives';
import { contentHash } from '../../src/index.ts';
import { buildPackageBytes } from './package.ts';

/** Writes a package into a folder as restore installs it, with a normalized version. Gives the folder of the package. */
export async function installPackage(root: string, id: string, version = '1.0.0'): Promise<string> {
  const key = id.toLowerCase();
  const folder = join(root, key, version);
  await mkdir(folder, { recursive: true });
  const bytes = await buildPackageBytes({ id, version });
  const metadata = { version: 2, contentHash: await contentHash(bytesSource(bytes)), source: 'feed' };
  await writeFile(join(folder, `${key}.${version}.nupkg`), bytes);
  await writeFile(
    join(folder, `${key}.nuspec`),
    `<package><metadata><id>${id}</id><version>${version}</version></metadata></package>`,
  );
  await writeFile(join(folder, '.nupkg.metadata'), JSON.stringify(metadata));
  return folder;
}
