import { cp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Metadata, Snapshot } from '@tufjs/models';
import { CodedError } from '@nuspine/primitives';
import { withTemporaryFolder } from '@nuspine/testkit';
import { describe, expect, it } from 'vitest';
import { type ChannelStore, type TrustAnchor, verifySignedChannel } from '../../src/fs/index.ts';
import { readBase } from '../../src/fs/read-base.ts';
import { channelRole, metadataName, type TrustKey } from '../../src/index.ts';
import { planSigning, signChannelRole } from '../../src/trust/plan-signing.ts';
import { signMetadata } from '../../src/trust/sign-metadata.ts';
import { channelPatterns } from '../../src/trust/trust-names.ts';
import { targetsJson } from '../../src/trust/trust-plan.ts';
import { minute, NAME } from '../channel-builder.ts';
import { key, KEYS, signer } from '../trust/trust-builder.ts';
import { FOLDER, publishSigned, type SignedStore, signedStore, withServed } from './signed-store.ts';

const INDEX = 'build-info/contoso/app/releases-index.json';

/** What became of a reading: `ok`, or the code of the first fault. */
async function outcome(store: ChannelStore, anchor: TrustAnchor): Promise<string> {
  try {
    const { ok, problems } = await verifySignedChannel(store, NAME, anchor);
    return ok ? 'ok' : (problems[0]?.code ?? 'none');
  } catch (error) {
    if (error instanceof CodedError) return error.code;
    throw error;
  }
}

const entry = (folder: string, sequence: number): string =>
  join(folder, FOLDER, 'log', `0000000${String(sequence)}.json`);

async function edit(path: string, change: (text: string) => string): Promise<void> {
  await writeFile(path, change(await readFile(path, 'utf8')));
}

/** Who has the keys of snapshot and timestamp, which are online, and signs the channel with keys of their own choice. */
async function forgeRole(
  { store }: SignedStore,
  keys: readonly TrustKey[],
  files: ReadonlyMap<string, Uint8Array> = new Map([[`${FOLDER}/log/00000003.json`, Buffer.from('forged')]]),
): Promise<void> {
  const base = await readBase(store.trust, { now: minute(11) });
  const terms = { keys, threshold: 1 };
  const forger = signer({ keys: [...KEYS.snapshot, ...KEYS.timestamp, ...keys] });
  const role = await signChannelRole(channelRole(NAME), 2, files, { terms, signer: forger });
  await store.trust.publish(await planSigning(base, { roles: [role] }, forger), 'forged');
}

async function forgeDelegation({ store }: SignedStore): Promise<void> {
  const base = await readBase(store.trust, { now: minute(11) });
  const mallory = key('mallory');
  const forger = signer({ keys: [...KEYS.snapshot, ...KEYS.timestamp, mallory] });
  const mine = { role: channelRole(NAME), paths: channelPatterns(NAME), keys: [mallory], threshold: 1 };
  const json = targetsJson({ version: base.nextTargets, expires: minute(9999), delegations: [mine] });
  const terms = [{ keys: [mallory], threshold: 1 }];
  const targets = await signMetadata('targets', base.nextTargets, json, { terms, keys: [mallory] });
  await store.trust.publish(await planSigning(base, { roles: [targets] }, forger), 'forged');
}

interface Case {
  readonly what: string;
  readonly code: string;
  readonly threshold?: number;
  tamper(folder: string, signed: SignedStore): Promise<TrustAnchor | undefined> | Promise<void>;
}

const CASES: readonly Case[] = [
  {
    what: 'an entry is edited',
    code: 'CHANNEL_CHAIN_BROKEN',
    tamper: (folder) => edit(entry(folder, 2), (text) => text.replace('"tester"', '"nobody"')),
  },
  {
    what: 'the last entry is edited',
    code: 'CHANNEL_LOG_FORKED',
    tamper: (folder) => edit(entry(folder, 3), (text) => text.replace('"tester"', '"nobody"')),
  },
  { what: 'an entry is removed', code: 'CHANNEL_ENTRY_MISSING', tamper: (folder) => rm(entry(folder, 2)) },
  {
    what: 'the last entry is removed, and channel.json is of the one before',
    code: 'CHANNEL_LOG_ROLLED_BACK',
    tamper: async (folder) => {
      await rm(entry(folder, 3));
      await rm(join(folder, FOLDER, 'channel.json'));
    },
  },
  {
    what: 'entries are reordered',
    code: 'CHANNEL_ENTRY_MISPLACED',
    tamper: async (folder) => {
      await rename(entry(folder, 1), `${entry(folder, 1)}.x`);
      await rename(entry(folder, 2), entry(folder, 1));
      await rename(`${entry(folder, 1)}.x`, entry(folder, 2));
    },
  },
  {
    what: 'a file beside the log is edited',
    code: 'CHANNEL_PROJECTION_EDITED',
    tamper: (folder) => writeFile(join(folder, FOLDER, 'Latest.txt'), '9.9.9'),
  },
  {
    what: 'the index is edited',
    code: 'CHANNEL_PROJECTION_EDITED',
    tamper: (folder) => edit(join(folder, INDEX), (text) => text.replace('1.0.3', '6.6.6')),
  },
  {
    what: 'the signed index says something else of the channel',
    code: 'TRUST_INDEX_MISMATCH',
    tamper: async (folder, { store }) => {
      const forger = signer({ keys: [...KEYS.snapshot, ...KEYS.timestamp, KEYS.channel[0]] });
      const text = await readFile(join(folder, INDEX), 'utf8');
      const files = new Map([[INDEX, Buffer.from(text.replace('1.0.3', '6.6.6'))]]);
      const terms = { keys: [KEYS.channel[0]], threshold: 1 };
      const role = await signChannelRole('contoso~app', 2, files, { terms, signer: forger });
      const base = await readBase(store.trust, { now: minute(11) });
      await store.trust.publish(await planSigning(base, { roles: [role], files }, forger), 'forged');
    },
  },
  {
    what: 'an entry is added that nobody has signed',
    code: 'TRUST_ENTRY_UNSIGNED',
    tamper: (_, { store }) => publishSigned(store, 'b4'),
  },
  {
    what: 'a mirror replays an old state',
    code: 'TRUST_ROLLED_BACK',
    tamper: async (folder, { store, context, anchor }) => {
      await cp(folder, `${folder}-old`, { recursive: true });
      await publishSigned(store, 'b4', context);
      expect(await outcome(store, anchor)).toBe('ok');
      await rm(folder, { recursive: true });
      await rename(`${folder}-old`, folder);
    },
  },
  {
    what: 'a mirror stops following, and the timestamp expires',
    code: 'TRUST_TIMESTAMP_EXPIRED',
    tamper: (_, { anchor }) => Promise.resolve({ ...anchor, now: minute(10 + 24 * 60) }),
  },
  {
    what: 'an unknown key signs',
    code: 'TRUST_KEY_UNKNOWN',
    tamper: (_, signed) => forgeRole(signed, [key('mallory')]),
  },
  {
    what: 'one of two keys signs',
    code: 'TRUST_THRESHOLD_NOT_MET',
    threshold: 2,
    tamper: (_, signed) => forgeRole(signed, [KEYS.channel[0]]),
  },
  { what: 'delegations are forged', code: 'TRUST_DELEGATION_FORGED', tamper: (_, signed) => forgeDelegation(signed) },
  {
    what: 'the role speaks of files of another channel',
    code: 'TRUST_DELEGATION_FORGED',
    tamper: (_, signed) =>
      forgeRole(signed, [KEYS.channel[0]], new Map([['build-info/contoso/other/main/Latest.txt', Buffer.from('1')]])),
  },
  {
    what: 'a signature is put under other metadata',
    code: 'TRUST_SIGNATURE_INVALID',
    tamper: (folder) => edit(join(folder, 'trust/timestamp.json'), (text) => text.replace('2026-01-03', '2036-01-03')),
  },
  {
    what: 'metadata is exchanged for other metadata that is signed',
    code: 'TRUST_METADATA_MISMATCH',
    tamper: async (folder, { store, context }) => {
      await publishSigned(store, 'b4', context);
      const role = (version: number): string => join(folder, 'trust', metadataName(channelRole(NAME), version));
      await cp(role(1), role(2));
    },
  },
];

describe('verifySignedChannel', () => {
  it.each(CASES)('refuses with $code when $what', async ({ code, threshold, tamper }) => {
    await withTemporaryFolder(async (root) => {
      const folder = join(root, 'store');
      const terms = threshold === undefined ? {} : { threshold, keys: KEYS.channel };
      const signed = await signedStore(folder, terms);
      expect(await outcome(signed.store, signed.anchor)).toBe('ok');
      const anchor = (await tamper(folder, signed)) ?? signed.anchor;
      expect(await outcome(signed.store, anchor)).toBe(code);
      await withServed(folder, async (served) => {
        expect(await outcome(served, anchor)).toBe(code);
      });
    });
  });

  it('has a code of its own for each way of tampering that is named in the table', () => {
    const named = CASES.filter(({ what }) => !/^the (last|role|index)/.test(what)).map(({ code }) => code);
    expect(new Set(named).size).toBe(named.length);
  });

  it('says that the index is not signed where a program signed that signs none', async () => {
    await withTemporaryFolder(async (folder) => {
      const { store, anchor } = await signedStore(folder);
      const base = await readBase(store.trust, { now: minute(11) });
      const meta = Object.fromEntries(
        Object.entries(base.snapshot.signed.meta).filter(([name]) => name !== 'contoso~app.json'),
      );
      const { specVersion, expires } = base.snapshot.signed;
      const snapshot = new Metadata(new Snapshot({ version: 1, specVersion, expires, meta }));
      await store.trust.publish(await planSigning({ ...base, snapshot }, { roles: [] }, signer()), 'older');
      expect(await outcome(store, anchor)).toBe('TRUST_INDEX_UNSIGNED');
    });
  });
});
