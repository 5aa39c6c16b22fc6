import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { withTemporaryFolder } from '@nuspine/testkit';
import { describe, expect, it } from 'vitest';
import { changeChannel, folderStore, readLog } from '../../src/fs/index.ts';
import { add, minute, NAME } from '../channel-builder.ts';

describe('readLog', () => {
  it('does not take a log that was cut for a shorter one, so that nobody writes on it', async () => {
    await withTemporaryFolder(async (folder) => {
      const store = folderStore(folder);
      for (const id of ['b1', 'b2']) {
        await changeChannel(store, NAME, () => ({ operations: [add(id)], by: 'tester', now: minute(1) }));
      }
      await rm(join(folder, 'build-info/contoso/app/main/log/00000002.json'));
      await expect(readLog(store, NAME)).rejects.toThrowCode('CHANNEL_LOG_TRUNCATED');
      const change = changeChannel(store, NAME, () => ({ operations: [add('b3')], by: 'tester', now: minute(2) }));
      await expect(change).rejects.toThrowCode('CHANNEL_LOG_TRUNCATED');
    });
  });
});
