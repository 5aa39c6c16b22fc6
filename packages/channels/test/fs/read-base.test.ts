import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { withTemporaryFolder } from '@nuspine/testkit';
import { describe, expect, it } from 'vitest';
import { verifySignedChannel } from '../../src/fs/index.ts';
import { freeVersion, readBase } from '../../src/fs/read-base.ts';
import { minute, NAME } from '../channel-builder.ts';
import { publishSigned, signedStore } from './signed-store.ts';

const now = minute(11);

describe('readBase', () => {
  it('passes over a snapshot that is nobody’s', async () => {
    await withTemporaryFolder(async (folder) => {
      const { store, context, anchor } = await signedStore(folder);
      await writeFile(join(folder, 'trust/4.snapshot.json'), 'planted');
      await writeFile(join(folder, 'trust/2.contoso~app~main.json'), 'planted');
      const base = await readBase(store.trust, { now });
      expect([base.snapshot.signed.version, base.nextSnapshot]).toEqual([3, 5]);
      await publishSigned(store, 'b4', context);
      expect(await verifySignedChannel(store, NAME, anchor)).toMatchObject({ ok: true });
    });
  });

  it('reads what has expired', async () => {
    await withTemporaryFolder(async (folder) => {
      const { store } = await signedStore(folder);
      expect((await readBase(store.trust, { now: minute(9_999_999) })).nextTargets).toBe(3);
    });
  });

  it('refuses a store that another root signs than the one that is trusted', async () => {
    await withTemporaryFolder(async (folder) => {
      const { store } = await signedStore(folder);
      await expect(readBase(store.trust, { now, root: Buffer.from('{}') })).rejects.toThrowCode(
        'TRUST_METADATA_INVALID',
      );
    });
  });
});

describe('freeVersion', () => {
  it('is the first one that no file has', async () => {
    await withTemporaryFolder(async (folder) => {
      const { store } = await signedStore(folder);
      expect(await freeVersion(store.trust, 'snapshot', 1)).toBe(4);
      expect(await freeVersion(store.trust, 'nobody', 1)).toBe(1);
    });
  });
});
