import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { withTemporaryFolder } from '@nuspine/testkit';
import { describe, expect, it } from 'vitest';
import { changeChannel, gitStore, readChannel } from '../../src/fs/index.ts';
import { add, minute, NAME, point } from '../channel-builder.ts';
import { expectNothingLost } from './many-writers.ts';

function git(folder: string, ...args: readonly string[]): string {
  return execFileSync('git', args, { cwd: folder, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
}

async function withRemote<T>(use: (remote: string, folder: string) => Promise<T>): Promise<T> {
  return withTemporaryFolder(async (folder) => {
    git(folder, 'init', '--quiet', '--bare', 'remote.git');
    return use(join(folder, 'remote.git'), folder);
  });
}

describe('gitStore', () => {
  it('makes a commit for each change, with what happened as its message', async () => {
    await withRemote(async (remote, folder) => {
      const store = await gitStore({ clone: join(folder, 'clone'), remote, branch: 'main' });
      for (const id of ['b1', 'b2']) {
        await changeChannel(store, NAME, () => ({
          operations: [add(id), point('Latest', id)],
          by: 'me',
          now: minute(1),
        }));
      }
      expect(git(remote, 'log', '--format=%s', 'main').trim().split('\n')).toEqual([
        'contoso/app/main: add build b2 (1.0.2), move Latest to b2',
        'contoso/app/main: add build b1 (1.0.1), move Latest to b1',
      ]);
      expect(git(remote, 'show', 'main:build-info/contoso/app/main/Latest.txt')).toBe('1.0.2');
      expect(git(remote, 'show', 'main:.gitattributes')).toBe('build-info/** -text\ntrust/** -text\n');
    });
  });

  it('plans again on top of what somebody else pushed meanwhile', async () => {
    await withRemote(async (remote, folder) => {
      const [mine, theirs] = await Promise.all(
        ['mine', 'theirs'].map((clone) => gitStore({ clone: join(folder, clone), remote, branch: 'main' })),
      );
      if (mine === undefined || theirs === undefined) throw new Error('no stores');
      let asked = 0;
      const state = await changeChannel(mine, NAME, async () => {
        asked += 1;
        const theirPlan = { operations: [add('b1'), point('Latest', 'b1')], by: 'they', now: minute(1) };
        if (asked === 1) await changeChannel(theirs, NAME, () => theirPlan);
        return { operations: [add('b2'), point('Latest', 'b2')], by: 'I', now: minute(2) };
      });
      expect([asked, state.sequence]).toEqual([2, 2]);
      await theirs.refresh();
      expect((await readChannel(theirs, NAME)).state.pointers.get('Latest')?.build).toBe('b2');
    });
  });

  it('says what git said about a remote that is none', async () => {
    await withTemporaryFolder(async (folder) => {
      const store = await gitStore({ clone: join(folder, 'clone'), remote: join(folder, 'nowhere'), branch: 'main' });
      await expect(store.refresh()).rejects.toThrowCode('CHANNEL_GIT_FAILED');
    });
  });

  it('loses nothing when many processes push', async () => {
    await withRemote(async (remote, folder) => {
      const store = await gitStore({ clone: join(folder, 'check'), remote, branch: 'main' });
      const clones = (worker: number): readonly [string, string] => [remote, join(folder, `clone-${String(worker)}`)];
      console.log(`git store: ${await expectNothingLost(clones, store)}`);
    });
  }, 3_600_000);
});
