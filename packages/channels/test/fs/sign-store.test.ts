import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { withTemporaryFolder } from '@nuspine/testkit';
import { Updater } from 'tuf-js';
import { describe, expect, it } from 'vitest';
import {
  delegateChannel,
  diskWrites,
  type FileWrites,
  folderStore,
  initTrust,
  listTrust,
  refreshTrust,
  revokeKey,
  rotateKey,
  showChannel,
  signChannel,
  trustedStore,
  verifySignedChannel,
} from '../../src/fs/index.ts';
import { indexPath } from '../../src/index.ts';
import { minute, NAME } from '../channel-builder.ts';
import { ALL_KEYS, firstRoot, key, KEYS, signer } from '../trust/trust-builder.ts';
import { anchorOf, FOLDER, publishSigned, signedStore, withServed } from './signed-store.ts';

const ok = { ok: true, problems: [] };

/** CI stops at every second write, `pnpm test:deep` at each. */
const STEP = process.env['NUSPINE_DEEP'] === '1' ? 1 : 2;

describe('initTrust', () => {
  it('makes the first metadata once', async () => {
    await withTemporaryFolder(async (folder) => {
      const context = { store: folderStore(folder), ...signer() };
      expect((await initTrust(context, firstRoot())).root).toBe(1);
      await expect(initTrust(context, firstRoot())).rejects.toThrowCode('TRUST_ROOT_EXISTS');
    });
  });

  it('keeps new keys before anything is published, and none for what is refused', async () => {
    await withTemporaryFolder(async (folder) => {
      const store = folderStore(folder);
      const seen: unknown[] = [];
      const beforePublishing = async (): Promise<void> => {
        seen.push(await store.trust.read('1.root.json'));
      };
      const context = { store, ...signer(), beforePublishing };
      await initTrust(context, firstRoot());
      await expect(initTrust(context, firstRoot())).rejects.toThrowCode('TRUST_ROOT_EXISTS');
      await expect(revokeKey(context, 'ffffffff')).rejects.toThrowCode('TRUST_ROLE_UNKNOWN');
      expect(seen).toEqual([undefined]);
    });
  });
});

describe('listTrust', () => {
  it('says that a store has no keys yet', async () => {
    await withTemporaryFolder(async (folder) => {
      const none = listTrust({ store: folderStore(folder), now: minute(1) });
      await expect(none).rejects.toThrowCode('TRUST_METADATA_MISSING');
      await expect(none).rejects.toMatchObject({ details: { path: folder, wanted: 'trust/1.root.json' } });
    });
  });
});

describe('signChannel', () => {
  it('signs each state once more, and readers follow', async () => {
    await withTemporaryFolder(async (folder) => {
      const { store, context, anchor } = await signedStore(folder);
      for (const id of ['b4', 'b5']) {
        await publishSigned(store, id, context);
        expect(await verifySignedChannel(store, NAME, anchor)).toMatchObject(ok);
      }
      expect((await showChannel(trustedStore(store, anchor), NAME, { now: minute(20) })).sequence).toBe(5);
    });
  });

  it('refuses a channel that nobody delegates to', async () => {
    await withTemporaryFolder(async (folder) => {
      const { store } = await signedStore(folder);
      const other = join(folder, 'other');
      const context = { store: folderStore(other), ...signer() };
      await initTrust(context, firstRoot());
      await publishSigned(context.store, 'b1');
      await expect(signChannel(context, NAME)).rejects.toThrowCode('TRUST_ROLE_UNKNOWN');
      await expect(signChannel({ store, ...signer() }, { ...NAME, channel: 'x' })).rejects.toThrowCode(
        'CHANNEL_UNKNOWN',
      );
    });
  });

  it('does not sign a log that somebody has written anew', async () => {
    await withTemporaryFolder(async (folder) => {
      const { store, context } = await signedStore(folder);
      await rm(join(folder, 'build-info'), { recursive: true });
      await publishSigned(store, 'b9');
      await expect(signChannel(context, NAME)).rejects.toThrowCode('CHANNEL_LOG_ROLLED_BACK');
      for (const id of ['b10', 'b11', 'b12']) await publishSigned(store, id);
      await expect(signChannel(context, NAME)).rejects.toThrowCode('CHANNEL_LOG_FORKED');
    });
  });

  it('keeps so many versions and no more', async () => {
    await withTemporaryFolder(async (folder) => {
      const { store, context } = await signedStore(folder);
      for (let build = 4; build < 26; build += 1) await publishSigned(store, `b${String(build)}`, context);
      const names = await readdir(join(folder, 'trust'));
      expect(names.filter((name) => name.endsWith('~main.json'))).toHaveLength(16);
      const copies = await readdir(join(folder, 'trust/targets', FOLDER));
      expect(copies.filter((name) => name.endsWith('Latest.txt'))).toHaveLength(16);
    });
  });

  it('loses no channel when two sign at once', async () => {
    await withTemporaryFolder(async (folder) => {
      const { store, context, anchor } = await signedStore(folder);
      await Promise.all(Array.from({ length: 4 }, () => signChannel(context, NAME)));
      expect(await verifySignedChannel(store, NAME, anchor)).toMatchObject(ok);
    });
  });
});

describe('refreshTrust', () => {
  it('gives readers another day', async () => {
    await withTemporaryFolder(async (folder) => {
      const { store, context, anchor } = await signedStore(folder);
      const tomorrow = minute(10 + 24 * 60);
      const late = { ...anchor, now: tomorrow };
      await expect(verifySignedChannel(store, NAME, late)).rejects.toThrowCode('TRUST_TIMESTAMP_EXPIRED');
      await refreshTrust({ ...context, now: tomorrow, keys: [...KEYS.snapshot, ...KEYS.timestamp] });
      expect(await verifySignedChannel(store, NAME, late)).toMatchObject(ok);
    });
  });
});

const CHANNEL_KEY = KEYS.channel[0].id;

describe('refreshTrust, months later', () => {
  const DAY = 24 * 60;

  it('renews a channel in which nothing has happened, with its own key, and says no more than before', async () => {
    await withTemporaryFolder(async (folder) => {
      const { store, context, anchor } = await signedStore(folder);
      await publishSigned(store, 'b4');
      const later = minute(10 + 80 * DAY);
      await refreshTrust({ ...context, now: later });
      const afterwards = { ...anchor, now: minute(11 + 80 * DAY) };
      const { problems } = await verifySignedChannel(store, NAME, afterwards);
      expect(problems.map(({ code }) => code)).toEqual(['TRUST_ENTRY_UNSIGNED']);
      const { roles } = await listTrust({ ...context, now: later });
      expect(roles.slice(4).map(({ version, expired }) => [version, expired])).toEqual([
        [2, false],
        [2, false],
      ]);
    });
  });

  it('leaves a channel alone that is good for long, or whose key is elsewhere', async () => {
    await withTemporaryFolder(async (folder) => {
      const { context } = await signedStore(folder);
      const versions = async (now: Date): Promise<unknown> =>
        (await listTrust({ ...context, now })).roles.slice(4).map(({ version, expired }) => [version, expired]);
      await refreshTrust({ ...context, now: minute(10 + 30 * DAY) });
      expect(await versions(minute(10 + 30 * DAY))).toEqual([
        [1, false],
        [1, false],
      ]);
      const keys = ALL_KEYS.filter(({ id }) => !KEYS.channel.some((one) => one.id === id));
      await refreshTrust({ ...context, keys, now: minute(10 + 100 * DAY) });
      expect(await versions(minute(10 + 100 * DAY))).toEqual([
        [1, true],
        [1, true],
      ]);
    });
  });
});

describe('rotateKey', () => {
  it.each(['root', 'targets', 'snapshot', 'timestamp'] as const)('of %s: old and new readers go on', async (role) => {
    await withTemporaryFolder(async (folder) => {
      const { store, context, anchor } = await signedStore(folder);
      expect(await verifySignedChannel(store, NAME, anchor)).toMatchObject(ok);
      const keys = [...ALL_KEYS, key('next')];
      await rotateKey({ ...context, keys }, { role, key: key('next'), replaces: KEYS[role][0].id });
      const without = keys.filter(({ id }) => id !== KEYS[role][0].id);
      await publishSigned(store, 'b4', { ...context, keys: without });
      for (const reader of [anchor, anchorOf(anchor.root)]) {
        expect(await verifySignedChannel(store, NAME, reader)).toMatchObject(ok);
      }
    });
  });

  it('of a channel: readers go on, and what the old key signs afterwards is refused', async () => {
    await withTemporaryFolder(async (folder) => {
      const { store, context, anchor } = await signedStore(folder);
      const keys = [...ALL_KEYS, key('next')];
      await publishSigned(store, 'b4');
      const { roles } = await rotateKey({ ...context, keys }, { role: NAME, key: key('next'), replaces: CHANNEL_KEY });
      expect(roles.slice(4).map(({ version }) => version)).toEqual([2, 2]);
      const verified = await verifySignedChannel(store, NAME, anchor);
      // Nothing is signed that was not signed before.
      expect(verified.problems.map(({ code }) => code)).toEqual(['TRUST_ENTRY_UNSIGNED']);
      await expect(signChannel(context, NAME)).rejects.toThrowCode('TRUST_KEY_MISSING');
      await signChannel({ ...context, keys }, NAME);
      expect(await verifySignedChannel(store, NAME, anchor)).toMatchObject(ok);
    });
  });

  it('of a channel whose old key is gone: nothing is taken over unseen', async () => {
    await withTemporaryFolder(async (folder) => {
      const { store, context, anchor } = await signedStore(folder);
      const keys = [...ALL_KEYS.filter(({ id }) => id !== CHANNEL_KEY), key('next')];
      await rotateKey({ ...context, keys }, { role: NAME, key: key('next'), replaces: CHANNEL_KEY });
      await expect(verifySignedChannel(store, NAME, anchor)).rejects.toThrowCode('TRUST_KEY_UNKNOWN');
      await signChannel({ ...context, keys }, NAME);
      expect(await verifySignedChannel(store, NAME, anchor)).toMatchObject(ok);
    });
  });

  it('of a channel, put beside the old one: what that has signed is enough', async () => {
    await withTemporaryFolder(async (folder) => {
      const { store, context, anchor } = await signedStore(folder);
      const keys = [...ALL_KEYS, key('next')];
      const { roles } = await rotateKey({ ...context, keys }, { role: NAME, key: key('next') });
      expect(roles.slice(4).map(({ version }) => version)).toEqual([1, 1]);
      expect(await verifySignedChannel(store, NAME, anchor)).toMatchObject(ok);
    });
  });
});

describe('revokeKey', () => {
  it('takes a lost key of the root away with the two others', async () => {
    await withTemporaryFolder(async (folder) => {
      const { store, context, anchor } = await signedStore(folder);
      const keys = ALL_KEYS.filter(({ id }) => id !== KEYS.root[0].id);
      const report = await revokeKey({ ...context, keys }, KEYS.root[0].id);
      expect(report.roles[0]).toMatchObject({ role: 'root', threshold: 2, keys: [KEYS.root[1].id, KEYS.root[2].id] });
      expect(await verifySignedChannel(store, NAME, anchor)).toMatchObject(ok);
    });
  });
});

describe('delegateChannel', () => {
  it('asks for as many signatures as are wanted', async () => {
    await withTemporaryFolder(async (folder) => {
      const { store, context, anchor } = await signedStore(folder);
      const alone = { ...context, keys: ALL_KEYS.filter(({ id }) => id !== KEYS.channel[1].id) };
      await delegateChannel(alone, { channel: NAME, keys: KEYS.channel, threshold: 2 });
      await expect(verifySignedChannel(store, NAME, anchor)).rejects.toThrowCode('TRUST_THRESHOLD_NOT_MET');
      await expect(signChannel(alone, NAME)).rejects.toThrowCode('TRUST_KEY_MISSING');
      await signChannel(context, NAME);
      expect(await verifySignedChannel(store, NAME, anchor)).toMatchObject(ok);
    });
  });
});

/** Stops before the n-th write, as a killed process does. */
function stoppingWrites(at: number): FileWrites {
  let count = 0;
  const next = <T>(write: () => Promise<T>): Promise<T> => {
    count += 1;
    return count < at ? write() : Promise.reject(new Error('stopped'));
  };
  return {
    create: (path, bytes) => next(() => diskWrites.create(path, bytes)),
    replace: (path, bytes) => next(() => diskWrites.replace(path, bytes)),
    remove: (path) => next(() => diskWrites.remove(path)),
  };
}

describe('a signer that is stopped', () => {
  const keys = [...ALL_KEYS, key('next')];
  const lost = keys.filter(({ id }) => id !== KEYS.timestamp[0].id);
  const wish = { role: 'timestamp', key: key('next'), replaces: KEYS.timestamp[0].id } as const;
  it.each([
    ['a channel', keys, (context: Parameters<typeof signChannel>[0]) => signChannel(context, NAME), true],
    ['another key', keys, (context: Parameters<typeof signChannel>[0]) => rotateKey(context, wish), true],
    // The root must come first then, and until the timestamp follows nobody can read.
    [
      'another key, the old one being lost',
      lost,
      (context: Parameters<typeof signChannel>[0]) => rotateKey(context, wish),
      false,
    ],
  ])('in the middle of %s lets the next one go on, and readers read', async (_, all, act, isAlwaysRead) => {
    let points = 0;
    for (let at = 1; ; at += STEP) {
      const survived = await withTemporaryFolder(async (folder) => {
        const { store, context, anchor } = await signedStore(folder);
        await publishSigned(store, 'b4');
        const stopped = act({ ...context, keys: all, store: folderStore(folder, stoppingWrites(at)) });
        const isDone = await stopped.then(
          () => true,
          () => false,
        );
        const seen = await showChannel(trustedStore(store, anchor), NAME, { now: minute(20) }).catch(() => undefined);
        if (isAlwaysRead) expect([3, 4]).toContain(seen?.sequence);
        // Whoever does not know whether it was done does it again.
        if (!isDone) await act({ ...context, keys: all }).catch(() => refreshTrust({ ...context, keys: all }));
        await signChannel({ ...context, keys: all }, NAME);
        expect(await verifySignedChannel(store, NAME, anchor)).toMatchObject(ok);
        return isDone;
      });
      if (survived) break;
      points += 1;
    }
    expect(points).toBeGreaterThanOrEqual(STEP === 1 ? 3 : 2);
    console.log(`signing: stopped at ${String(points)} write points`);
  });
});

describe('the client of tuf-js', () => {
  async function download(url: string, root: Uint8Array, path = `${FOLDER}/Latest.txt`): Promise<string> {
    return withTemporaryFolder(async (folder) => {
      const [metadataDir, targetDir] = [join(folder, 'metadata'), join(folder, 'targets')];
      for (const one of [metadataDir, targetDir]) await mkdir(one);
      await writeFile(join(metadataDir, 'root.json'), root);
      const options = {
        metadataBaseUrl: `${url}/trust`,
        targetBaseUrl: `${url}/trust/targets`,
        metadataDir,
        targetDir,
      };
      const updater = new Updater({ ...options, config: { fetchRetry: false } });
      const target = await updater.getTargetInfo(path);
      if (target === undefined) throw new Error(`no ${path}`);
      return readFile(await updater.downloadTarget(target), 'utf8');
    });
  }

  it('reads what we sign, through consistent snapshots and new keys', async () => {
    await withTemporaryFolder(async (folder) => {
      // That client has no clock of its own choice.
      const { store, context, anchor } = await signedStore(folder, { now: new Date() });
      const root = anchor.root;
      await withServed(folder, async (_, url) => {
        expect(await download(url, root)).toBe('1.0.3');
        const keys = [...ALL_KEYS, key('next')];
        for (const role of ['root', 'snapshot', 'timestamp', 'targets'] as const) {
          await rotateKey({ ...context, keys }, { role, key: key('next'), replaces: KEYS[role][0].id });
        }
        await publishSigned(store, 'b4', { ...context, keys });
        expect(await download(url, root)).toBe('1.0.4');
        expect(await download(url, root, indexPath(NAME))).toMatch(/"main".*"1\.0\.4"/s);
        await writeFile(join(folder, 'trust/timestamp.json'), '{}');
        await expect(download(url, root)).rejects.toThrow();
      });
    });
  });
});
