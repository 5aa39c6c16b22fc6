import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { digestBytes } from '@nuspine/primitives';
import { withTemporaryFolder } from '@nuspine/testkit';
import { describe, expect, it } from 'vitest';
import { indexPath, readSignedIndex, readTrust } from '../../src/index.ts';
import { readBase } from '../../src/fs/read-base.ts';
import { planSigning, signChannelRole } from '../../src/trust/plan-signing.ts';
import { targetCopyName } from '../../src/trust/trust-names.ts';
import { minute, NAME } from '../channel-builder.ts';
import { type SignedStore, signedStore } from '../fs/signed-store.ts';
import { KEYS, signer } from './trust-builder.ts';

async function read({ store, anchor }: SignedStore, repo: string = NAME.repo) {
  const trust = await readTrust(store.trust, { root: anchor.root, now: anchor.now });
  return readSignedIndex(store.trust, trust, { ...NAME, repo }, { now: anchor.now });
}

describe('readSignedIndex', () => {
  it('reads the index that was signed, and none of a repository without one', async () => {
    await withTemporaryFolder(async (folder) => {
      const signed = await signedStore(folder);
      expect(await read(signed)).toEqual(await signed.store.index(NAME));
      expect(await read(signed, 'other')).toBeUndefined();
    });
  });

  it('refuses a copy that is another, or is gone', async () => {
    await withTemporaryFolder(async (folder) => {
      const signed = await signedStore(folder);
      const bytes = (await read(signed)) ?? Buffer.of();
      const digest = digestBytes(bytes).slice('sha256:'.length);
      const copy = join(folder, 'trust', targetCopyName(indexPath(NAME), digest));
      await writeFile(copy, '{}');
      await expect(read(signed)).rejects.toThrowCode('TRUST_METADATA_MISMATCH');
      await rm(copy);
      await expect(read(signed)).rejects.toThrowCode('TRUST_METADATA_MISSING');
    });
  });

  it('refuses a role that speaks of other files', async () => {
    await withTemporaryFolder(async (folder) => {
      const signed = await signedStore(folder);
      const base = await readBase(signed.store.trust, { now: minute(11) });
      const terms = { keys: KEYS.channel.slice(0, 1), threshold: 1 };
      const files = new Map([['build-info/contoso/other/releases-index.json', Buffer.from('x')]]);
      const role = await signChannelRole('contoso~app', 2, files, { terms, signer: signer() });
      await signed.store.trust.publish(await planSigning(base, { roles: [role] }, signer()), 'x');
      await expect(read(signed)).rejects.toThrowCode('TRUST_DELEGATION_FORGED');
    });
  });
});
