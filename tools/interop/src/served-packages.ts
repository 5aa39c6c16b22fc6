import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readPackage } from '@nuspine/nupkg-core';
import { bytesSource, formatNuGetVersion } from '@nuspine/primitives';
import type { ServedPackage } from '@nuspine/testkit';

/** The packages of a flat folder, as a V3 feed serves them: by the names that their nuspecs say. */
export async function servedPackages(folder: string): Promise<readonly ServedPackage[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.nupkg'));
  return Promise.all(
    names.map(async (name) => {
      const nupkg = await readFile(join(folder, name));
      const { identity, nuspecBytes: nuspec } = await readPackage(bytesSource(nupkg));
      const version = formatNuGetVersion(identity.version).toLowerCase();
      return { id: identity.id.toLowerCase(), version, nupkg, nuspec };
    }),
  );
}
