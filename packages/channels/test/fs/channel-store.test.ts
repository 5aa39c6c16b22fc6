import { execFileSync } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { withHttpServer, withTemporaryFolder } from '@nuspine/testkit';
import { createHttpClient } from '@nuspine/primitives/fs';
import { describe, expect, it } from 'vitest';
import {
  changeChannel,
  delegateChannel,
  initTrust,
  signChannel,
  trustedStore,
  verifySignedChannel,
  type ChannelStore,
  folderStore,
  gitStore,
  httpStore,
  putStore,
  readChannel,
  repairFiles,
  showChannel,
  verifyStoredChannel,
} from '../../src/fs/index.ts';
import { anchorOf } from './signed-store.ts';
import { firstRoot, KEYS, signer } from '../trust/trust-builder.ts';
import { withPutServer } from './put-server.ts';
import { add, back, minute, NAME, passed, point, promotion } from '../channel-builder.ts';

const CHANGES = [
  [add('b1'), point('Latest', 'b1')],
  [add('b2'), point('Latest', 'b2')],
  [promotion('LKG', 'b2', [passed('tests')])],
  [back('Latest', 'b1')],
];

/** The store to write to and the one to read from; a web server is read what a folder holds. */
type Pair = readonly [write: ChannelStore, read: ChannelStore];

const STORES: readonly (readonly [name: string, use: (test: (pair: Pair) => Promise<void>) => Promise<void>])[] = [
  ['a folder', (test) => withTemporaryFolder((folder) => test([folderStore(folder), folderStore(folder)]))],
  [
    'a git repository',
    (test) =>
      withTemporaryFolder(async (folder) => {
        execFileSync('git', ['init', '--quiet', '--bare', 'remote.git'], { cwd: folder });
        const open = (name: string) =>
          gitStore({ clone: join(folder, name), remote: join(folder, 'remote.git'), branch: 'main' });
        await test([await open('one'), await open('two')]);
      }),
  ],
  [
    'a server that takes PUT',
    (test) =>
      withPutServer(async ({ url }) => {
        const client = createHttpClient({ environment: {} });
        await test([await putStore(url, client), await putStore(url, client)]);
      }),
  ],
  [
    'a web server',
    (test) =>
      withTemporaryFolder((folder) =>
        withHttpServer(
          (request, response) => {
            readFile(join(folder, decodeURIComponent(request.url ?? ''))).then(
              (bytes) => response.end(bytes),
              () => response.writeHead(404).end(),
            );
          },
          ({ url }) => test([folderStore(folder), httpStore(url, createHttpClient({ environment: {} }))]),
        ),
      ),
  ],
];

describe.each(STORES)('%s as a channel store', (_, withPair) => {
  const written = (test: (pair: Pair) => Promise<void>): Promise<void> =>
    withPair(async ([write, read]) => {
      for (const [index, operations] of CHANGES.entries()) {
        await changeChannel(write, NAME, () => ({ operations, by: 'tester', now: minute(index) }));
      }
      await test([write, read]);
    });

  it('gives back what was written', () =>
    written(async ([, read]) => {
      const { state, entries } = await readChannel(read, NAME);
      expect(entries.map(({ sequence }) => sequence)).toEqual([1, 2, 3, 4]);
      expect([...state.pointers.values()].map(({ name, build }) => `${name} ${build}`)).toEqual([
        'Latest b1',
        'LKG b2',
      ]);
    }));

  it('verifies', () =>
    written(async ([, read]) => {
      expect(await verifyStoredChannel(read, NAME)).toMatchObject({ ok: true, entries: 4, builds: 2 });
    }));

  it('answers from the checkpoint as from the whole log', () =>
    written(async ([, read]) => {
      const view = await showChannel(read, NAME, { now: minute(9) });
      expect(view.pointers.map(({ name, build }) => `${name} ${build}`)).toEqual(['LKG b2', 'Latest b1']);
      const { answer } = await showChannel(read, NAME, { now: minute(9), pointer: 'LKG' });
      expect(answer).toMatchObject({ pointer: 'LKG', build: { id: 'b2' } });
    }));

  it('has no channel that nobody published to', () =>
    withPair(async ([, read]) => {
      await expect(readChannel(read, NAME)).rejects.toThrowCode('CHANNEL_UNKNOWN');
      await expect(verifyStoredChannel(read, NAME)).rejects.toThrowCode('CHANNEL_UNKNOWN');
      await expect(showChannel(read, NAME, { now: minute(1) })).rejects.toThrowCode('CHANNEL_UNKNOWN');
    }));

  it('lists its channels, or says that it cannot', () =>
    written(async ([write, read]) => {
      const other = { ...NAME, channel: 'release/2.1' };
      await changeChannel(write, other, () => ({
        operations: [add('b1'), point('Latest', 'b1')],
        by: 'me',
        now: minute(1),
      }));
      await read.refresh();
      const found = await read.channels().catch((error: unknown) => error);
      if (Array.isArray(found)) expect(found).toEqual([NAME, other]);
      else expect(found).toMatchObject({ code: 'CHANNEL_STORE_READ_ONLY' });
    }));

  it('refuses a second entry of one number', () =>
    written(async ([write]) => {
      const bytes = (await write.entry(NAME, 4)) ?? Buffer.of();
      expect(await write.add(NAME, { sequence: 4, bytes, files: new Map(), message: 'again' })).toBe(false);
      expect(await verifyStoredChannel(write, NAME)).toMatchObject({ ok: true });
    }));

  it('is signed, and read as far as it is signed', () =>
    written(async ([write, read]) => {
      const context = { store: write, ...signer() };
      await initTrust(context, firstRoot());
      await delegateChannel(context, { channel: NAME, keys: KEYS.channel, threshold: 2 });
      await signChannel(context, NAME);
      await read.refresh();
      const root = (await read.trust.read('1.root.json')) ?? Buffer.of();
      const anchor = anchorOf(root);
      expect(await verifySignedChannel(read, NAME, anchor)).toMatchObject({ ok: true, entries: 4 });
      const operations = [add('b9'), point('Latest', 'b9')];
      await changeChannel(write, NAME, () => ({ operations, by: 'mallory', now: minute(9) }));
      expect((await showChannel(trustedStore(read, anchor), NAME, { now: minute(9) })).sequence).toBe(4);
      expect(await verifySignedChannel(read, NAME, anchor)).toMatchObject({
        problems: [{ code: 'TRUST_ENTRY_UNSIGNED' }],
      });
    }));

  it('is repaired from the log', () =>
    written(async ([write, read]) => {
      await write.writeFiles(NAME, new Map([['Latest.txt', Buffer.from('9.9.9')]]));
      expect(await verifyStoredChannel(read, NAME)).toMatchObject({ ok: false });
      await repairFiles(write, NAME);
      expect(await verifyStoredChannel(read, NAME)).toMatchObject({ ok: true });
    }));
});
