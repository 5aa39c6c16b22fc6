import { digestBytes } from '@nuspine/primitives';
import { withTemporaryFolder } from '@nuspine/testkit';
import { describe, expect, it } from 'vitest';
import { type ChannelName, readSignedChannel, readTrust } from '../../src/index.ts';
import { planSigning, signChannelRole } from '../../src/trust/plan-signing.ts';
import { readBase } from '../../src/fs/read-base.ts';
import { minute, NAME } from '../channel-builder.ts';
import { FOLDER, type SignedStore, signedStore } from '../fs/signed-store.ts';
import { KEYS, signer } from './trust-builder.ts';

async function read({ store, anchor }: SignedStore, name: ChannelName = NAME) {
  const trust = await readTrust(store.trust, { root: anchor.root, now: anchor.now });
  return readSignedChannel(store.trust, trust, name, { now: anchor.now });
}

async function signFiles({ store }: SignedStore, paths: readonly string[]): Promise<void> {
  const base = await readBase(store.trust, { now: minute(11) });
  const terms = { keys: KEYS.channel.slice(0, 1), threshold: 1 };
  const files = new Map(paths.map((path) => [path, Buffer.from('x')]));
  const role = await signChannelRole('contoso~app~main', 2, files, { terms, signer: signer() });
  await store.trust.publish(await planSigning(base, { roles: [role] }, signer()), 'x');
}

describe('readSignedChannel', () => {
  it('knows the last entry and the files beside the log', async () => {
    await withTemporaryFolder(async (folder) => {
      const signed = await signedStore(folder);
      const last = (await signed.store.entry(NAME, 3)) ?? Buffer.of();
      const channel = await read(signed);
      expect(channel).toMatchObject({ role: 'contoso~app~main', version: 1, sequence: 3, head: digestBytes(last) });
      expect([...channel.files.keys()].toSorted()).toEqual(['Latest.txt', 'Latest_Packages.txt', 'channel.json']);
    });
  });

  it('knows nothing of a channel that nobody has signed', async () => {
    await withTemporaryFolder(async (folder) => {
      const signed = await signedStore(folder);
      await expect(read(signed, { ...NAME, channel: 'other' })).rejects.toThrowCode('TRUST_CHANNEL_UNSIGNED');
    });
  });

  it.each([
    ['TRUST_METADATA_INVALID', [`${FOLDER}/Latest.txt`]],
    ['TRUST_METADATA_INVALID', [`${FOLDER}/log/00000001.json`, `${FOLDER}/log/00000002.json`]],
    ['TRUST_DELEGATION_FORGED', [`${FOLDER}/log/00000001.json`, `${FOLDER}/../other/Latest.txt`]],
  ])('throws %s for a role that speaks of %j', async (code, paths) => {
    await withTemporaryFolder(async (folder) => {
      const signed = await signedStore(folder);
      await signFiles(signed, paths);
      await expect(read(signed)).rejects.toThrowCode(code);
    });
  });
});
