import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { withTemporaryFolder } from '@nuspine/testkit';
import { describe, expect, it } from 'vitest';
import { folderStore, publishBuild, repairFiles, verifyStoredChannel } from '../../src/fs/index.ts';
import { build, minute, NAME } from '../channel-builder.ts';

describe('verifyStoredChannel', () => {
  it('names the file below the store', async () => {
    await withTemporaryFolder(async (folder) => {
      const store = folderStore(folder);
      await publishBuild({ store, channel: NAME, by: 'me', now: minute(1) }, { build: build('b1') });
      const path = 'build-info/contoso/app/main/Latest.txt';
      await writeFile(join(folder, path), 'evil');
      const { problems } = await verifyStoredChannel(store, NAME);
      expect(problems).toMatchObject([{ code: 'CHANNEL_PROJECTION_EDITED', path }]);
    });
  });

  it.each([
    ['is gone', 'CHANNEL_PROJECTION_STALE', () => undefined],
    ['is of the entry before', 'CHANNEL_PROJECTION_STALE', (text: string) => text.replace('1.0.2', '1.0.1')],
    ['is edited', 'CHANNEL_PROJECTION_EDITED', (text: string) => text.replace('1.0.2', '6.6.6')],
    ['is spelled otherwise', 'CHANNEL_PROJECTION_EDITED', (text: string) => text.replace('{', '{ ')],
    [
      'names a channel without a log',
      'CHANNEL_PROJECTION_EDITED',
      (text: string) => {
        const { 'releases-index': entries } = JSON.parse(text);
        const all = [{ ...entries[0], 'channel-version': 'evil' }, ...entries];
        return `${JSON.stringify({ 'releases-index': all }, undefined, 2)}\n`;
      },
    ],
    ['is none', 'CHANNEL_PROJECTION_EDITED', () => '[]'],
  ])('says when the index %s, and it is repaired', async (_, code, change) => {
    await withTemporaryFolder(async (folder) => {
      const store = folderStore(folder);
      for (const id of ['b1', 'b2']) {
        await publishBuild({ store, channel: NAME, by: 'me', now: minute(1) }, { build: build(id) });
      }
      const path = join(folder, 'build-info/contoso/app/releases-index.json');
      const text = change(await readFile(path, 'utf8'));
      if (text === undefined) await rm(path);
      else await writeFile(path, text);
      const { problems } = await verifyStoredChannel(store, NAME);
      expect(problems).toMatchObject([{ code, path: 'build-info/contoso/app/releases-index.json' }]);
      await repairFiles(store, NAME);
      expect(await verifyStoredChannel(store, NAME)).toMatchObject({ ok: true });
    });
  });
});

describe('repairFiles', () => {
  it('repairs nothing from a log that does not hold', async () => {
    await withTemporaryFolder(async (folder) => {
      const store = folderStore(folder);
      await publishBuild({ store, channel: NAME, by: 'me', now: minute(1) }, { build: build('b1') });
      await writeFile(join(folder, 'build-info/contoso/app/main/log/00000001.json'), '{}');
      await expect(repairFiles(store, NAME)).rejects.toThrowCode('CHANNEL_ENTRY_INVALID');
    });
  });
});
