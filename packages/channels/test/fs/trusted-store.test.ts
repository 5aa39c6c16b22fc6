import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { withTemporaryFolder } from '@nuspine/testkit';
import { describe, expect, it } from 'vitest';
import { changeChannel, readChannel, showChannel, trustedStore, verifyStoredChannel } from '../../src/fs/index.ts';
import { add, minute, NAME } from '../channel-builder.ts';
import { FOLDER, publishSigned, signedStore, withServed } from './signed-store.ts';

describe('trustedStore', () => {
  it('reads as far as is signed, whatever is beside the log', async () => {
    await withTemporaryFolder(async (folder) => {
      const { store, anchor } = await signedStore(folder);
      await publishSigned(store, 'b4');
      await writeFile(join(folder, FOLDER, 'channel.json'), 'edited');
      await withServed(folder, async (served) => {
        for (const one of [store, served]) {
          const trusted = trustedStore(one, anchor);
          expect((await showChannel(trusted, NAME, { now: minute(20) })).sequence).toBe(3);
          expect((await readChannel(trusted, NAME)).state.pointers.get('Latest')?.build).toBe('b3');
          expect((await trusted.files(NAME)).has('channel.json')).toBe(false);
        }
      });
    });
  });

  it('says that a signed entry is not there', async () => {
    await withTemporaryFolder(async (folder) => {
      const { store, anchor } = await signedStore(folder);
      await rm(join(folder, FOLDER, 'log/00000002.json'));
      const trusted = trustedStore(store, anchor);
      await expect(readChannel(trusted, NAME)).rejects.toThrowCode('CHANNEL_LOG_TRUNCATED');
    });
  });

  it('says that the last entry is not the signed one', async () => {
    await withTemporaryFolder(async (folder) => {
      const { store, anchor } = await signedStore(folder);
      await writeFile(join(folder, FOLDER, 'log/00000003.json'), '{}');
      await expect(trustedStore(store, anchor).entry(NAME, 3)).rejects.toThrowCode('CHANNEL_LOG_FORKED');
    });
  });

  it('keeps the last entry of each channel, and reads nothing before it', async () => {
    await withTemporaryFolder(async (folder) => {
      const { store, anchor } = await signedStore(folder);
      const { sequence, head } = await trustedStore(store, anchor).signed(NAME);
      const state = await anchor.seen.read();
      expect(state?.channels).toEqual({ 'contoso/app/main': { sequence, head } });
      if (state === undefined) throw new Error('nothing was seen');
      const seen = (entry: { sequence: number; head: `sha256:${string}` }) =>
        anchor.seen.write({ ...state, channels: { 'contoso/app/main': entry } });
      await seen({ sequence: 9, head });
      await expect(trustedStore(store, anchor).signed(NAME)).rejects.toThrowCode('CHANNEL_LOG_ROLLED_BACK');
      await seen({ sequence, head: `sha256:${'0'.repeat(64)}` });
      await expect(trustedStore(store, anchor).signed(NAME)).rejects.toThrowCode('CHANNEL_LOG_FORKED');
    });
  });

  it('is not written to', async () => {
    await withTemporaryFolder(async (folder) => {
      const { store, anchor } = await signedStore(folder);
      const trusted = trustedStore(store, anchor);
      const change = changeChannel(trusted, NAME, () => ({ operations: [add('b4')], by: 'me', now: minute(20) }));
      await expect(change).rejects.toThrowCode('CHANNEL_STORE_READ_ONLY');
      await expect(trusted.writeFiles(NAME, new Map())).rejects.toThrowCode('CHANNEL_STORE_READ_ONLY');
      await expect(trusted.trust.publish([], 'x')).rejects.toThrowCode('CHANNEL_STORE_READ_ONLY');
      expect(await verifyStoredChannel(trusted, NAME)).toMatchObject({ ok: true, entries: 3 });
    });
  });
});
