import { withTemporaryFolder } from '@nuspine/testkit';
import { describe, expect, it } from 'vitest';
import { readTrust, type TrustReader } from '../../src/index.ts';
import { refreshTrust, rotateKey } from '../../src/fs/index.ts';
import { requireFresh } from '../../src/trust/read-trust.ts';
import { minute } from '../channel-builder.ts';
import { signedStore } from '../fs/signed-store.ts';
import { ALL_KEYS, key } from './trust-builder.ts';

const without = (files: TrustReader, name: string): TrustReader => ({
  read: (path) => (path === name ? Promise.resolve(undefined) : files.read(path)),
});

describe('readTrust', () => {
  it('follows new roots, and remembers the newest', async () => {
    await withTemporaryFolder(async (folder) => {
      const { store, context, anchor } = await signedStore(folder);
      const next = { ...context, keys: [...ALL_KEYS, key('timestamp-2')] };
      await rotateKey(next, { role: 'timestamp', key: key('timestamp-2') });
      const { root, state } = await readTrust(store.trust, { root: anchor.root, now: anchor.now });
      expect([root.signed.version, JSON.parse(state.root)]).toMatchObject([2, { signed: { version: 2 } }]);
    });
  });

  it('refuses a timestamp that is older than one it has seen', async () => {
    await withTemporaryFolder(async (folder) => {
      const { store, context, anchor } = await signedStore(folder);
      const old = (await store.trust.read('timestamp.json')) ?? Buffer.of();
      await refreshTrust(context);
      const question = { root: anchor.root, now: anchor.now };
      const { state } = await readTrust(store.trust, question);
      const replayed = {
        read: (name: string) => (name === 'timestamp.json' ? Promise.resolve(old) : store.trust.read(name)),
      };
      await expect(readTrust(replayed, { ...question, state })).rejects.toThrowCode('TRUST_ROLLED_BACK');
      // Who never saw the newer one cannot know, until it expires.
      expect((await readTrust(replayed, question)).timestamp.signed.version).toBe(state.timestamp - 1);
    });
  });

  it('says which file is not there', async () => {
    await withTemporaryFolder(async (folder) => {
      const { store, anchor } = await signedStore(folder);
      for (const name of ['timestamp.json', '3.snapshot.json', '2.targets.json']) {
        await expect(readTrust(without(store.trust, name), { root: anchor.root, now: anchor.now })).rejects.toThrowCode(
          'TRUST_METADATA_MISSING',
        );
      }
    });
  });

  it('refuses a snapshot that has expired, unless it is to be signed anew', async () => {
    await withTemporaryFolder(async (folder) => {
      const { store, anchor } = await signedStore(folder);
      const question = { root: anchor.root, now: minute(10 + 400 * 24 * 60) };
      await expect(readTrust(store.trust, question)).rejects.toThrowCode('TRUST_METADATA_EXPIRED');
      expect((await readTrust(store.trust, { ...question, expired: 'accept' })).root.signed.version).toBe(1);
    });
  });

  it('begins anew for another root that is trusted', async () => {
    await withTemporaryFolder(async (folder) => {
      const { store, anchor } = await signedStore(folder);
      const question = { root: anchor.root, now: anchor.now };
      const { state } = await readTrust(store.trust, question);
      const other = Buffer.concat([anchor.root, Buffer.from('\n')]);
      const far = { ...state, timestamp: 99 };
      expect((await readTrust(store.trust, { ...question, root: other, state: far })).state.timestamp).toBe(3);
      await expect(readTrust(store.trust, { ...question, state: far })).rejects.toThrowCode('TRUST_ROLLED_BACK');
    });
  });
});

describe('requireFresh', () => {
  it('gives a timestamp a code of its own', async () => {
    await withTemporaryFolder(async (folder) => {
      const { store, anchor } = await signedStore(folder);
      const { timestamp } = await readTrust(store.trust, { root: anchor.root, now: anchor.now });
      const late = { now: minute(9999) };
      expect(() => {
        requireFresh(timestamp, late, 'timestamp.json');
      }).toThrowCode('TRUST_TIMESTAMP_EXPIRED');
      expect(() => {
        requireFresh(timestamp, late, '1.snapshot.json');
      }).toThrowCode('TRUST_METADATA_EXPIRED');
    });
  });
});
