import { describe, expect, it } from 'vitest';
import { withTemporaryFolder } from '@nuspine/testkit';
import { changeChannel, channelWriter, folderStore, verifyStoredChannel } from '../../src/fs/index.ts';
import { add, minute, NAME, point } from '../channel-builder.ts';

const by = { by: 'tester', now: minute(1) };

describe('changeChannel', () => {
  it('asks the plan again when somebody else was faster', async () => {
    await withTemporaryFolder(async (folder) => {
      const store = folderStore(folder);
      const sizes: number[] = [];
      await changeChannel(store, NAME, async ({ builds }) => {
        sizes.push(builds.size);
        if (sizes.length === 1) await changeChannel(store, NAME, () => ({ operations: [add('b1')], ...by }));
        return { operations: [add(`b${String(builds.size + 1)}`)], ...by };
      });
      expect(sizes).toEqual([0, 1]);
      expect(await verifyStoredChannel(store, NAME)).toMatchObject({ ok: true, builds: 2 });
    });
  });

  it('explains a refusal that comes from what somebody else did meanwhile', async () => {
    await withTemporaryFolder(async (folder) => {
      const store = folderStore(folder);
      let asked = 0;
      const change = changeChannel(store, NAME, async () => {
        asked += 1;
        const theirs = { operations: [add('b5'), point('Latest', 'b5')], ...by };
        if (asked === 1) await changeChannel(store, NAME, () => theirs);
        return { operations: [add('b4'), point('Latest', 'b4')], ...by };
      });
      await expect(change).rejects.toThrowCode('CHANNEL_POINTER_BACKWARDS');
    });
  });

  it('gives up when others are always faster', async () => {
    await withTemporaryFolder(async (folder) => {
      const store = { ...folderStore(folder), add: () => Promise.resolve(false) };
      const change = changeChannel(store, NAME, () => ({ operations: [add('b1')], ...by }));
      await expect(change).rejects.toThrowCode('CHANNEL_STORE_BUSY');
    });
  });

  it('finishes what a killed run left when there is nothing else to do', async () => {
    await withTemporaryFolder(async (folder) => {
      const store = folderStore(folder);
      await changeChannel(store, NAME, () => ({ operations: [add('b1'), point('Latest', 'b1')], ...by }));
      await store.writeFiles(NAME, new Map());
      expect(await verifyStoredChannel(store, NAME)).toMatchObject({ ok: false });
      await changeChannel(store, NAME, () => ({ operations: [], ...by }));
      expect(await verifyStoredChannel(store, NAME)).toMatchObject({ ok: true, entries: 1 });
    });
  });
});

describe('channelWriter', () => {
  it('keeps what it has read, and reads on', async () => {
    await withTemporaryFolder(async (folder) => {
      const read: number[] = [];
      const store = folderStore(folder);
      const counting = {
        ...store,
        entry: (name: typeof NAME, sequence: number) => {
          read.push(sequence);
          return store.entry(name, sequence);
        },
      };
      const writer = channelWriter(counting, NAME);
      for (const id of ['b1', 'b2', 'b3']) await writer.change(() => ({ operations: [add(id)], ...by }));
      expect(read.filter((sequence) => sequence === 1).length).toBeLessThan(3);
    });
  });
});
