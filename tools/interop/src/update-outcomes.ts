import { copyFile, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { folderAccess, httpAccess, updatePackage, type UpdatePackageOptions } from '@nuspine/delta/fs';
import { createHttpClient } from '@nuspine/primitives/fs';
import { fullOf } from './faulty-feeds.ts';
import { runProgram } from './run-program.ts';
import type { Squirrel } from './squirrel.ts';
import { installClient, type SquirrelClient } from './squirrel-client.ts';

/** A feed without fault, and what is installed before each update. */
export interface UpdateScene {
  /** Folder for what is installed. */
  readonly folder: string;
  readonly sound: string;
  readonly squirrel: Squirrel;
}

const VERSION = '1.0.0';

/** Squirrel's client with the oldest release, or with another package that calls itself that. */
export async function oldClient({ folder, sound }: UpdateScene, current?: string): Promise<SquirrelClient> {
  const index = (await readFile(join(sound, 'RELEASES'), 'utf8')).replace('\ufeff', '');
  const line = index.split('\n').find((one) => one.includes(fullOf(VERSION))) ?? '';
  const client = await installClient(join(folder, 'client'), join(sound, fullOf(VERSION)), line);
  if (current !== undefined) await copyFile(current, join(client.root, 'App', 'packages', fullOf(VERSION)));
  return client;
}

/** What Squirrel makes of an update, in words. It has a minute: some patches never end. */
export async function updateBySquirrel(
  { squirrel }: Pick<UpdateScene, 'squirrel'>,
  feed: string,
  client: SquirrelClient,
  releases: readonly string[],
): Promise<string> {
  const { file, args, ...where } = squirrel.command('update', feed, client.root);
  const { code, stdout } = await runProgram(file, args, { ...where, timeout: 60_000 });
  const started = await client.started(releases);
  if (code === null) return `${started}, never ends`;
  if (code !== 0) return `${started}, an error`;
  return started === 'the new release' ? `${started}, ${wayOf(stdout.includes('-delta'))}` : `${started}, no error`;
}

/** What we make of it, in the same words. */
export async function updateByUs(
  { folder, sound }: Pick<UpdateScene, 'folder' | 'sound'>,
  options: Pick<UpdatePackageOptions, 'feed' | 'formats'> & { readonly current?: string | undefined },
): Promise<string> {
  const { feed, current = join(sound, fullOf(VERSION)) } = options;
  const out = join(folder, 'out.nupkg');
  await copyFile(current, out);
  const before = await readFile(out);
  // The client's own patience is not what is measured.
  const access = feed.startsWith('http')
    ? httpAccess(feed, createHttpClient({ environment: {}, retry: { maxAttempts: 1 } }))
    : folderAccess(feed);
  const result = await updatePackage({ ...options, access, current, out, pause: () => Promise.resolve() }).then(
    ({ plan }) => wayOf(plan.steps.some(({ kind }) => kind === 'delta')),
    () => 'an error',
  );
  const found = await readFile(out);
  if (found.equals(before)) return `the old release, ${result}`;
  const isNew = found.equals(await readFile(join(sound, fullOf('1.2.0'))));
  return isNew ? `the new release, ${result}` : `something else, ${result}`;
}

function wayOf(hasDeltas: boolean): string {
  return hasDeltas ? 'by deltas' : 'by the full package';
}
