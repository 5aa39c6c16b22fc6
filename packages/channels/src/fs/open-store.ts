import { resolve } from 'node:path';
import { type Environment, isHttpUrl, parseHttpUrl } from '@nuspine/primitives';
import { createHttpClient } from '@nuspine/primitives/fs';
import type { ChannelStore } from './channel-store.ts';
import { makeCloneFolder, removeCloneFolders } from './clone-folders.ts';
import { folderStore } from './folder-store.ts';
import { gitStore } from './git-store.ts';
import { httpStore } from './http-store.ts';
import { putStore } from './put-store.ts';

/**
 * The store at a place: a folder, an http or https address, `put:<address>` for one that is written to as well (with the
 * user and password of `NUSPINE_STORE_CREDENTIALS`, if it is set), or `git:<address or path>[#branch]` (branch `main` by
 * default), of which one clone is kept in a temporary folder while the process runs, or until `closeStores`.
 */
export async function openStore(place: string, environment: Environment): Promise<ChannelStore> {
  if (place.startsWith('put:')) return openPut(place.slice('put:'.length), environment);
  if (place.startsWith('git:')) return openGit(place.slice('git:'.length));
  return isHttpUrl(place) ? httpStore(place, createHttpClient({ environment })) : folderStore(place);
}

function openPut(address: string, environment: Environment): Promise<ChannelStore> {
  const [, username, password] = /^([^:]*):(.*)$/s.exec(environment['NUSPINE_STORE_CREDENTIALS'] ?? '') ?? [];
  const client = createHttpClient({ environment });
  if (username === undefined || password === undefined) return putStore(address, client);
  return putStore(address, client, { server: parseHttpUrl(address), username, password });
}

/** The git stores of this process: every further one of the same place would be another clone. */
const gitStores = new Map<string, Promise<ChannelStore>>();

function openGit(place: string): Promise<ChannelStore> {
  const [, address = '', branch = 'main'] = /^(.*?)(?:#([^#]+))?$/.exec(place) ?? [];
  const remote = /^[a-z][a-z+]*:\/\/|^[^/\\]+@[^/\\]+:/i.test(address) ? address : resolve(address);
  const key = `${remote}#${branch}`;
  const known = gitStores.get(key);
  if (known !== undefined) return known;
  // A clone of its own: another process would change the refs under our feet.
  const opened = gitStore({ clone: makeCloneFolder(), remote, branch });
  gitStores.set(key, opened);
  return opened;
}

/** Removes what this process keeps of git stores. They are cloned anew when they are opened again. */
export async function closeStores(): Promise<void> {
  const opened = [...gitStores.values()];
  gitStores.clear();
  await Promise.allSettled(opened);
  removeCloneFolders();
}
