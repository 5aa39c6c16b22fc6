import { withTemporaryFolder } from '@nuspine/testkit';
import { describe, expect, it } from 'vitest';
import { readTrust } from '../../src/index.ts';
import { readDelegated } from '../../src/trust/read-delegated.ts';
import { signedStore } from '../fs/signed-store.ts';

describe('readDelegated', () => {
  it('reads the role of a channel, and nothing of a role that nobody has signed', async () => {
    await withTemporaryFolder(async (folder) => {
      const { store, anchor } = await signedStore(folder);
      const trust = await readTrust(store.trust, { root: anchor.root, now: anchor.now });
      const read = (role: string) => readDelegated(store.trust, trust, role, { now: anchor.now });
      expect((await read('contoso~app~main'))?.signed.version).toBe(1);
      expect(await read('contoso~app~next')).toBeUndefined();
      // The snapshot names the targets, to which they themselves do not delegate.
      await expect(read('targets')).rejects.toThrowCode('TRUST_DELEGATION_FORGED');
    });
  });
});
