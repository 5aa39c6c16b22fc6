import { folderStore, verifyStoredChannel } from '@nuspine/channels/fs';
import { withTemporaryFolder } from '@nuspine/testkit';
import { describe, expect, it } from 'vitest';
import { publishedState, writeWholeStore } from '../../src/channels/whole-store.ts';

describe('writeWholeStore', () => {
  it('writes what publishing writes', async () => {
    await withTemporaryFolder(async (folder) => {
      const names = writeWholeStore(folder, { channels: 27, builds: 4 });
      expect(new Set(names.map(({ repo }) => repo)).size).toBe(2);
      for (const name of names) {
        expect(await verifyStoredChannel(folderStore(folder), name)).toMatchObject({ ok: true, entries: 4, builds: 4 });
      }
    });
  });
});

describe('publishedState', () => {
  it('has the last build as Latest', () => {
    expect(publishedState('bench/app/main', 3).pointers.get('Latest')?.build).toBe('1.0.2');
  });
});
