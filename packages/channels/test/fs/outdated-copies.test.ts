import { withTemporaryFolder } from '@nuspine/testkit';
import { describe, expect, it } from 'vitest';
import { outdatedCopies } from '../../src/fs/outdated-copies.ts';
import { signChannelRole } from '../../src/trust/plan-signing.ts';
import { metadataName, type TrustReader } from '../../src/index.ts';
import { KEYS, signer } from '../trust/trust-builder.ts';
import { FOLDER } from './signed-store.ts';

const terms = { keys: KEYS.channel, threshold: 1 };
const role = (version: number, files: Readonly<Record<string, string>>) =>
  signChannelRole(
    'contoso~app~main',
    version,
    new Map(Object.entries(files).map(([name, text]) => [`${FOLDER}/${name}`, Buffer.from(text)])),
    { terms, signer: signer() },
  );

describe('outdatedCopies', () => {
  it('removes what only the oldest version speaks of', async () => {
    await withTemporaryFolder(async () => {
      const old = await role(1, { 'Latest.txt': 'a', 'LKG.txt': 'b', RELEASES: 'c' });
      const next = await role(2, { 'Latest.txt': 'a', 'LKG.txt': 'x', RELEASES: 'x' });
      const now = await role(17, { 'Latest.txt': 'x', 'LKG.txt': 'b', RELEASES: 'x' });
      const kept = new Map([old, next].map((one) => [metadataName(one.role, one.version), one.bytes]));
      const files: TrustReader = { read: (name) => Promise.resolve(kept.get(name)) };
      const writes = await outdatedCopies(files, { roles: [now] });
      expect(writes.map(({ kind, name }) => `${kind} ${name.replace(/[0-9a-f]{64}/, '*')}`)).toEqual([
        `remove targets/${FOLDER}/*.RELEASES`,
      ]);
    });
  });
});
