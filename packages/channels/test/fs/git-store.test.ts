import { execFileSync } from 'node:child_process';
import { cp, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { withTemporaryFolder } from '@nuspine/testkit';
import { describe, expect, it } from 'vitest';
import { changeChannel, gitStore, readChannel, verifyStoredChannel } from '../../src/fs/index.ts';
import { add, minute, NAME, point } from '../channel-builder.ts';
import { expectNothingLost } from './many-writers.ts';
import { runProcess } from './run-process.ts';

// After one run is before the next: the whole campaign has both.
const IS_WHOLE = process.env['NUSPINE_DEEP'] === '1';
const TIMES = IS_WHOLE ? ['before', 'after'] : ['after'];
/** CI kills at every second run of git, of which the last one is the push. */
const STEP = IS_WHOLE ? 1 : 2;

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

  it('takes two changes at once through one clone', async () => {
    await withRemote(async (remote, folder) => {
      const store = await gitStore({ clone: join(folder, 'clone'), remote, branch: 'main' });
      const publish = (id: string) =>
        changeChannel(store, NAME, ({ builds }) => ({
          operations: [add(id, { order: [builds.size + 1] }), point('Latest', id)],
          by: 'me',
          now: minute(1),
        }));
      await Promise.all(['b1', 'b2', 'b3'].map(publish));
      expect([...(await readChannel(store, NAME)).state.builds.keys()].toSorted()).toEqual(['b1', 'b2', 'b3']);
      expect(await verifyStoredChannel(store, NAME)).toMatchObject({ ok: true, entries: 3 });
    });
  });

  it('keeps nothing of a change that could not be pushed', async () => {
    await withRemote(async (remote, folder) => {
      const open = (clone: string) => gitStore({ clone: join(folder, clone), remote, branch: 'main', random: () => 0 });
      const [mine, theirs] = [await open('mine'), await open('theirs')];
      const bytes = Buffer.from('x');
      const first = { name: '1.root.json', kind: 'create', bytes } as const;
      expect(await theirs.trust.publish([first], 'theirs')).toBe(true);
      expect(await mine.trust.publish([{ ...first, name: '2.root.json' }], 'mine')).toBe(false);
      expect([await mine.trust.read('1.root.json'), await mine.trust.read('2.root.json')]).toEqual([
        undefined,
        undefined,
      ]);
      await mine.refresh();
      expect(await mine.trust.read('1.root.json')).toEqual(bytes);
      expect(git(remote, 'log', '--format=%s', 'main').trim()).toBe('theirs');
    });
  });

  // A shell script stands for git and kills whoever calls it: Windows has neither.
  it.skipIf(process.platform === 'win32')(
    'lets readers see the old or the new state wherever a writer is killed, and the next one goes on',
    async () => {
      const seen = new Set<string>();
      let points = 0;
      await withRemote(async (_, published) => {
        await publishTo(published, 'b1');
        for (let at = STEP; ; at += STEP) {
          const outcomes = await Promise.all(TIMES.map((when) => dieAt(published, when, at)));
          if (outcomes.every(({ survived }) => survived)) break;
          points += outcomes.filter(({ survived }) => !survived).length;
          for (const { pointer } of outcomes) seen.add(pointer);
        }
      });
      console.log(`git store: killed at ${String(points)} points, ${TIMES.join(' and ')} each run of git`);
      expect(points).toBeGreaterThanOrEqual(IS_WHOLE ? 8 : 2);
      expect([...seen].toSorted()).toEqual(['1.0.1', '1.0.2']);
    },
    600_000,
  );

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

/** Runs git, and kills its caller before or after the n-th time. Reading objects is no step: it writes nothing. */
const KILLING_GIT = `#!/bin/sh
if [ "$1" = cat-file ]; then exec "$REAL_GIT" "$@"; fi
echo x >> "$KILL_COUNT"
n=$(wc -l < "$KILL_COUNT")
if [ "$n" -eq "$KILL_AT" ] && [ "$KILL_WHEN" = before ]; then kill -9 $PPID; exit 1; fi
"$REAL_GIT" "$@"
code=$?
if [ "$n" -eq "$KILL_AT" ] && [ "$KILL_WHEN" = after ]; then kill -9 $PPID; fi
exit $code
`;

async function publishTo(folder: string, id: string): Promise<void> {
  const store = await gitStore({ clone: join(folder, 'clone'), remote: join(folder, 'remote.git'), branch: 'main' });
  const operations = [add(id), point('Latest', id)];
  await changeChannel(store, NAME, () => ({ operations, by: 'tester', now: minute(1) }));
}

/**
 * Kills a writer of b2 at a run of git, after b1 as it lies in `published`; what readers see then, and whether the next
 * writer goes on.
 */
async function dieAt(published: string, when: string, at: number): Promise<{ survived: boolean; pointer: string }> {
  return withTemporaryFolder(async (folder) => {
    await cp(published, folder, { recursive: true });
    const remote = join(folder, 'remote.git');
    await mkdir(join(folder, 'bin'));
    await writeFile(join(folder, 'bin/git'), KILLING_GIT, { mode: 0o755 });
    const real = execFileSync('sh', ['-c', 'command -v git'], { encoding: 'utf8' }).trim();
    const { lines, signal } = await runProcess(['die-git', remote, join(folder, 'clone'), 'b2'], {
      PATH: `${join(folder, 'bin')}:${process.env['PATH'] ?? ''}`,
      REAL_GIT: real,
      KILL_COUNT: join(folder, 'count'),
      KILL_AT: String(at),
      KILL_WHEN: when,
    });
    const survived = lines.includes('survived');
    expect(signal).toBe(survived ? null : 'SIGKILL');
    const pointer = git(remote, 'show', 'main:build-info/contoso/app/main/Latest.txt');
    const reader = await gitStore({ clone: join(folder, 'reader'), remote, branch: 'main' });
    expect(await verifyStoredChannel(reader, NAME)).toMatchObject({ ok: true, problems: [] });
    // The very clone that was left goes on.
    await publishTo(folder, 'b3');
    expect(await verifyStoredChannel(reader, NAME)).toMatchObject({ ok: true, problems: [] });
    return { survived, pointer };
  });
}
