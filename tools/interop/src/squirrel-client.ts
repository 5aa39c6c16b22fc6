import { copyFile, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { readEntry } from '@nuspine/nupkg-core';
import { withPackageFile } from '@nuspine/nupkg-core/fs';

/** What the program starts that Squirrel puts beside an app: the newest folder `app-<version>`, as it is. */
export type Started =
  | 'the old release'
  | 'the new release'
  | 'files of two releases'
  | 'a file of no release'
  | 'half a release';

/** An app that Squirrel installed below `root`, and that its client updates. */
export interface SquirrelClient {
  /** To be handed to `squirrel.run('update', feed, root)`. */
  readonly root: string;
  /** What the app is now, compared with the full packages of the releases, oldest first. */
  started(releases: readonly string[]): Promise<Started>;
}

const APP = 'App';

/** Installs a full package as Squirrel does. `line` is the package's in `RELEASES`. */
export async function installClient(root: string, full: string, line: string): Promise<SquirrelClient> {
  const home = join(root, APP);
  const version = /-(\d+\.\d+\.\d+)-full/.exec(basename(full))?.[1] ?? '';
  await rm(root, { recursive: true, force: true });
  await mkdir(join(home, 'packages'), { recursive: true });
  await copyFile(full, join(home, 'packages', basename(full)));
  await writeFile(join(home, 'packages', 'RELEASES'), line);
  await mkdir(join(home, `app-${version}`));
  for (const [name, content] of await payloadOf(full)) {
    await writeFile(join(home, `app-${version}`, name), content);
  }
  return { root, started: (releases) => compare(home, releases) };
}

async function compare(home: string, releases: readonly string[]): Promise<Started> {
  const folders = (await readdir(home)).filter((name) => name.startsWith('app-')).toSorted();
  const newest = join(home, folders.at(-1) ?? '');
  const known = await Promise.all(releases.map(payloadOf));
  const found = new Map<string, Buffer>();
  for (const name of await readdir(newest)) found.set(name, await readFile(join(newest, name)));
  const isRelease = (files: Payload | undefined): boolean =>
    files?.size === found.size && [...files].every(([name, content]) => found.get(name)?.equals(content) === true);
  if (isRelease(known.at(-1))) return 'the new release';
  if (folders.length === 1 || isRelease(known[0])) return 'the old release';
  const names = [...(known.at(-1)?.keys() ?? [])];
  const isIn = (files: Payload, name: string): boolean => found.get(name)?.equals(files.get(name) ?? EMPTY) === true;
  if (names.every((name) => known.some((files) => isIn(files, name)))) return 'files of two releases';
  const isHalf = names.some((name) => known.some((files) => isBegun(found.get(name) ?? EMPTY, files.get(name))));
  return isHalf ? 'half a release' : 'a file of no release';
}

const EMPTY = Buffer.alloc(0);

/** True for a file that is not there yet, or ends too early. */
function isBegun(found: Buffer, whole: Buffer = EMPTY): boolean {
  return found.length < whole.length && found.equals(whole.subarray(0, found.length));
}

type Payload = ReadonlyMap<string, Buffer>;

/** The files of an app by their names; it has no folders. */
async function payloadOf(full: string): Promise<Payload> {
  return withPackageFile(full, async ({ archive, files }) => {
    const payload = new Map<string, Buffer>();
    for (const entry of files) {
      if (entry.path.startsWith('lib/')) {
        payload.set(basename(entry.path), Buffer.from(await readEntry(archive, entry)));
      }
    }
    return payload;
  });
}
