import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { buildPackage, type PackageParts } from '@nuspine/testkit/packages';
import { releasify, type ReleasifyReport } from '../../src/fs/releasify.ts';
import { addRelease, type AddedRelease, type AddReleaseOptions } from '../../src/fs/add-release.ts';

export const LONG: string = 'text of an assembly that hardly changes from one release to the next '.repeat(30);

/** The files of a small app; equal but for what a release changes. */
export function appFiles(release: number): PackageParts['files'] {
  return {
    'lib/net8.0/App.dll': `${LONG}${String(release)}`,
    'lib/net8.0/Library.dll': LONG,
    'lib/net8.0/notes.txt': `release ${String(release)}`,
  };
}

/** Adds a package made of `parts`, as releasify adds one that it has flattened. */
export async function addParts(
  releases: string,
  parts: PackageParts,
  options: Partial<AddReleaseOptions> = {},
): Promise<AddedRelease> {
  return addBytes(releases, await buildPackage(parts), options);
}

export async function addBytes(
  releases: string,
  bytes: Uint8Array,
  options: Partial<AddReleaseOptions> = {},
): Promise<AddedRelease> {
  return addRelease({ releases, engine: 'portable', ...options }, (out) => writeFile(out, bytes));
}

/** A feed with the releases 1.0.0 to 1.`last`.0. */
export async function fillFeed(releases: string, last: number): Promise<void> {
  for (let release = 0; release <= last; release += 1) {
    await addParts(releases, { version: `1.${String(release)}.0`, files: appFiles(release) });
  }
}

/** Takes the app 1.`release`.0 through releasify, from `folder`/apps to `folder`/feed. */
export async function releaseApp(folder: string, release: number): Promise<ReleasifyReport> {
  const version = `1.${String(release)}.0`;
  const app = join(folder, 'apps', `App.${version}.nupkg`);
  await mkdir(join(folder, 'apps'), { recursive: true });
  await writeFile(app, await buildPackage({ version, files: appFiles(release) }));
  return releasify({ app, sources: [join(folder, 'apps')], releases: join(folder, 'feed'), engine: 'portable' });
}

export async function readIndex(releases: string): Promise<string> {
  return readFile(join(releases, 'RELEASES'), 'utf8');
}
