import { writeFile } from 'node:fs/promises';
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
