import { withTemporaryFolder } from '@nuspine/testkit';
import { describe, expect, it } from 'vitest';
import { readBase } from '../../src/fs/read-base.ts';
import { planRotation } from '../../src/trust/change-keys.ts';
import { planFirstTrust, planSigning, signChannelRole } from '../../src/trust/plan-signing.ts';
import { minute } from '../channel-builder.ts';
import { FOLDER, signedStore } from '../fs/signed-store.ts';
import { ALL_KEYS, firstRoot, key, KEYS, signer } from './trust-builder.ts';

const names = (writes: readonly { readonly name: string; readonly kind: string }[]): readonly string[] =>
  writes.map(({ name, kind }) => `${kind} ${name}`);

describe('planFirstTrust', () => {
  it('ends with the timestamp', async () => {
    expect(names(await planFirstTrust(firstRoot(), signer()))).toEqual([
      'create 1.root.json',
      'create 1.targets.json',
      'create 1.snapshot.json',
      'replace timestamp.json',
    ]);
  });
});

describe('planSigning', () => {
  it('writes files before what speaks of them, and the timestamp last', async () => {
    await withTemporaryFolder(async (folder) => {
      const { store } = await signedStore(folder);
      const base = await readBase(store.trust, { now: minute(11) });
      const files = new Map([[`${FOLDER}/log/00000001.json`, Buffer.from('x')]]);
      const terms = { keys: KEYS.channel, threshold: 2 };
      const role = await signChannelRole('contoso~app~main', 2, files, { terms, signer: signer() });
      expect(names(await planSigning(base, { roles: [role], files }, signer()))).toEqual([
        expect.stringMatching(/^replace targets\/build-info\/contoso\/app\/main\/log\/[0-9a-f]{64}\.00000001\.json$/),
        'create 2.contoso~app~main.json',
        'create 4.snapshot.json',
        'replace timestamp.json',
      ]);
    });
  });

  it.each([
    [
      'after the timestamp while the old keys are at hand',
      ALL_KEYS,
      ['create 4.snapshot.json', 'replace timestamp.json', 'create 2.root.json'],
    ],
    [
      'first when they are gone',
      ALL_KEYS.filter(({ id }) => id !== KEYS.timestamp[0].id),
      ['create 2.root.json', 'create 4.snapshot.json', 'replace timestamp.json'],
    ],
  ])('writes a new root %s', async (_, keys, order) => {
    await withTemporaryFolder(async (folder) => {
      const { store } = await signedStore(folder);
      const base = await readBase(store.trust, { now: minute(11) });
      const next = signer({ keys: [...keys, key('new')] });
      const wish = { role: 'timestamp', key: key('new'), replaces: KEYS.timestamp[0].id } as const;
      expect(names(await planSigning(base, await planRotation(base, wish, next), next))).toEqual(order);
    });
  });
});

describe('signChannelRole', () => {
  it('needs as many keys as the channel has asked for', async () => {
    const terms = { keys: KEYS.channel, threshold: 2 };
    const one = signer({ keys: KEYS.channel.slice(0, 1) });
    await expect(signChannelRole('a~b~c', 1, new Map(), { terms, signer: one })).rejects.toThrowCode(
      'TRUST_KEY_MISSING',
    );
  });
});
