import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { withTemporaryFolder } from '@nuspine/testkit';
import { describe, expect, it } from 'vitest';
import type { ChannelName } from '../../src/index.ts';
import { changeChannel, folderStore, publishBuild, showChannel } from '../../src/fs/index.ts';
import { add, build, minute, NAME, point } from '../channel-builder.ts';

const now = minute(1);

describe('showChannel', () => {
  it('follows a channel that goes on under another name, until the date it stated', async () => {
    await withTemporaryFolder(async (folder) => {
      const store = folderStore(folder);
      const next = { ...NAME, channel: 'next' };
      await publishBuild({ store, channel: NAME, by: 'me', now }, { build: build('b1') });
      await publishBuild({ store, channel: next, by: 'me', now }, { build: build('b2') });
      const close = {
        type: 'close',
        reason: 'renamed',
        successor: 'contoso/app/next',
        until: '2026-06-01T00:00:00Z',
      } as const;
      await changeChannel(store, NAME, () => ({ operations: [close], by: 'me', now }));
      const led = await showChannel(store, NAME, { now: minute(9), pointer: 'Latest' });
      expect(led).toMatchObject({
        channel: 'contoso/app/next',
        movedFrom: 'contoso/app/main',
        answer: { build: { id: 'b2' } },
      });
      const late = await showChannel(store, NAME, { now: new Date('2026-06-01T00:00:00Z') });
      expect(late).toMatchObject({ channel: 'contoso/app/main', closed: { reason: 'renamed' } });
    });
  });

  it('reads the log when the checkpoint is behind it, gone, or of another log', async () => {
    await withTemporaryFolder(async (folder) => {
      const store = folderStore(folder);
      const path = join(folder, 'build-info/contoso/app/main/channel.json');
      await publishBuild({ store, channel: NAME, by: 'me', now }, { build: build('b1') });
      const old = (await store.file(NAME, 'channel.json')) ?? Buffer.of();
      await changeChannel(store, NAME, () => ({ operations: [add('b2'), point('Latest', 'b2')], by: 'me', now }));
      await writeFile(path, old);
      expect((await showChannel(store, NAME, { now })).pointers[0]?.build).toBe('b2');
      await rm(path);
      expect((await showChannel(store, NAME, { now })).pointers[0]?.build).toBe('b2');
      await writeFile(
        path,
        Buffer.from(old)
          .toString('utf8')
          .replace(/sha256:[0-9a-f]{4}/, 'sha256:0000'),
      );
      expect((await showChannel(store, NAME, { now })).sequence).toBe(2);
    });
  });

  it('reads three entries to say what a client gets, however long the log is', async () => {
    await withTemporaryFolder(async (folder) => {
      const store = folderStore(folder);
      for (let index = 1; index <= 8; index += 1) {
        const id = `b${String(index)}`;
        const operations = [add(id), point('Latest', id)];
        await changeChannel(store, NAME, () => ({ operations, by: 'me', now }));
      }
      const rollout = { type: 'rollout', build: 'b9', percent: 0 } as const;
      const staged = [add('b9'), rollout, point('Latest', 'b9')];
      await changeChannel(store, NAME, () => ({ operations: staged, by: 'me', now }));
      const read: number[] = [];
      const entry = (name: ChannelName, sequence: number) => {
        read.push(sequence);
        return store.entry(name, sequence);
      };
      const view = await showChannel({ ...store, entry }, NAME, { now, pointer: 'Latest', client: '7f3a' });
      expect(view.answer).toMatchObject({ build: { id: 'b8' }, named: 'b9', rollout: { percent: 0, included: false } });
      expect(read).toEqual([9, 10, 8]);
    });
  });

  it('reads the log when the entry that states the build is another', async () => {
    await withTemporaryFolder(async (folder) => {
      const store = folderStore(folder);
      for (const id of ['b1', 'b2']) {
        await changeChannel(store, NAME, () => ({ operations: [add(id)], by: 'me', now }));
      }
      await changeChannel(store, NAME, () => ({ operations: [point('Latest', 'b2')], by: 'me', now }));
      await writeFile(join(folder, 'build-info/contoso/app/main/log/00000002.json'), '{}');
      const shown = showChannel(store, NAME, { now, pointer: 'Latest' });
      await expect(shown).rejects.toThrowCode('CHANNEL_ENTRY_INVALID');
    });
  });
});
