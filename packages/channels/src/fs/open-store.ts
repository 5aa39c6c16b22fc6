import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { type Environment, isHttpUrl, parseHttpUrl } from '@nuspine/primitives';
import { createHttpClient } from '@nuspine/primitives/fs';
import type { ChannelStore } from './channel-store.ts';
import { folderStore } from './folder-store.ts';
import { gitStore } from './git-store.ts';
import { httpStore } from './http-store.ts';
import { putStore } from './put-store.ts';

/**
 * The store at a place: a folder, an http or https address, `put:<address>` for one that is written to as well (with the
 * user and password of `NUSPINE_STORE_CREDENTIALS`, if it is set), or `git:<address or path>[#branch]` (branch `main` by
 * default), of which a clone is kept in a temporary folder while the process runs.
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

function openGit(place: string): Promise<ChannelStore> {
  const [, address = '', branch = 'main'] = /^(.*?)(?:#([^#]+))?$/.exec(place) ?? [];
  const remote = /^[a-z][a-z+]*:\/\/|^[^/\\]+@[^/\\]+:/i.test(address) ? address : resolve(address);
  // A clone of its own: another process would check out other files under our feet.
  const clone = mkdtempSync(join(tmpdir(), 'nuspine-channels-'));
  process.once('exit', () => {
    rmSync(clone, { recursive: true, force: true });
  });
  return gitStore({ clone, remote, branch });
}
