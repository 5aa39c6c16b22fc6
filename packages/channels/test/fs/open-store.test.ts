import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { withTemporaryFolder } from '@nuspine/testkit';
import { afterAll, describe, expect, it } from 'vitest';
import { closeStores, openStore, publishBuild, readChannel } from '../../src/fs/index.ts';
import { build, minute, NAME } from '../channel-builder.ts';

afterAll(closeStores);

describe('openStore', () => {
  it('opens a folder, an address and a git repository', async () => {
    await withTemporaryFolder(async (folder) => {
      const remote = join(folder, 'remote.git');
      execFileSync('git', ['init', '--quiet', '--bare', remote]);
      expect((await openStore(folder, {})).location).toBe(folder);
      expect((await openStore('https://versions.example.test/x/', {})).location).toBe(
        'https://versions.example.test/x',
      );
      const git = await openStore(`git:${remote}#release`, {});
      expect(git.location).toBe(`git:${remote}#release`);
      await publishBuild({ store: git, channel: NAME, by: 'me', now: minute(1) }, { build: build('b1') });
      const again = await openStore(`git:${remote}#release`, {});
      expect((await readChannel(again, NAME)).state.sequence).toBe(1);
    });
  });

  it('keeps one clone of a git repository', async () => {
    await withTemporaryFolder(async (folder) => {
      const remote = join(folder, 'remote.git');
      execFileSync('git', ['init', '--quiet', '--bare', remote]);
      const store = await openStore(`git:${remote}`, {});
      expect(await openStore(`git:${remote}#main`, {})).toBe(store);
      expect(await openStore(`git:${remote}#next`, {})).not.toBe(store);
    });
  });
});

describe('closeStores', () => {
  it('lets a store be cloned anew', async () => {
    await withTemporaryFolder(async (folder) => {
      const remote = join(folder, 'remote.git');
      execFileSync('git', ['init', '--quiet', '--bare', remote]);
      const store = await openStore(`git:${remote}`, {});
      await publishBuild({ store, channel: NAME, by: 'me', now: minute(1) }, { build: build('b1') });
      await closeStores();
      const again = await openStore(`git:${remote}`, {});
      expect(again).not.toBe(store);
      expect((await readChannel(again, NAME)).state.sequence).toBe(1);
    });
  });
});
