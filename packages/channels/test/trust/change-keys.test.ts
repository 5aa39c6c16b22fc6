import { withTemporaryFolder } from '@nuspine/testkit';
import { describe, expect, it } from 'vitest';
import { readBase } from '../../src/fs/read-base.ts';
import { rootPlan } from '../../src/trust/trust-plan.ts';
import { parseRoot } from '../../src/trust/parse-metadata.ts';
import { planDelegation, planRenewal, planRevocation, planRotation } from '../../src/trust/change-keys.ts';
import type { SigningBase, SigningChange } from '../../src/trust/plan-signing.ts';
import { minute, NAME } from '../channel-builder.ts';
import { signedStore } from '../fs/signed-store.ts';
import { ALL_KEYS, key, KEYS, signer } from './trust-builder.ts';

const NEW = key('new');
const withNew = signer({ keys: [...ALL_KEYS, NEW] });

async function withBase<T>(use: (base: SigningBase) => Promise<T>): Promise<T> {
  return withTemporaryFolder(async (folder) => {
    const { store } = await signedStore(folder);
    return use(await readBase(store.trust, { now: minute(11) }));
  });
}

async function rolesOf({ root }: SigningChange) {
  return rootPlan(await parseRoot(root?.bytes ?? Buffer.of(), 'root.json')).roles;
}

describe('planRotation', () => {
  it.each(['root', 'targets', 'snapshot', 'timestamp'] as const)(
    'puts a key of %s in the place of another',
    async (role) => {
      await withBase(async (base) => {
        const replaces = KEYS[role][0].id;
        const change = await planRotation(base, { role, key: NEW, replaces }, withNew);
        const { keys } = (await rolesOf(change))[role];
        expect(keys.some(({ id }) => id === NEW.id)).toBe(true);
        expect(keys.some(({ id }) => id === replaces)).toBe(false);
        expect(change.root?.version).toBe(2);
        expect(change.roles.map((one) => one.role)).toEqual(role === 'targets' ? ['targets'] : []);
      });
    },
  );

  it('knows the key that is replaced by the digits that are shown of it', async () => {
    await withBase(async (base) => {
      const [old] = KEYS.snapshot;
      const change = await planRotation(base, { role: 'snapshot', key: NEW, replaces: old.id.slice(0, 16) }, withNew);
      expect((await rolesOf(change)).snapshot.keys.map(({ id }) => id)).toEqual([NEW.id]);
    });
  });

  it('changes only the targets for a channel', async () => {
    await withBase(async (base) => {
      const change = await planRotation(base, { role: NAME, key: NEW }, withNew);
      expect([change.root, change.roles.length]).toEqual([undefined, 1]);
    });
  });

  it.each([
    ['a channel without keys', { role: { ...NAME, channel: 'other' }, key: NEW }],
    ['a key that the role does not have', { role: 'snapshot', key: NEW, replaces: NEW.id }],
  ] as const)('refuses %s', async (_, wish) => {
    await expect(withBase(async (base) => planRotation(base, wish, withNew))).rejects.toThrowCode('TRUST_ROLE_UNKNOWN');
  });

  it('needs the keys of the root', async () => {
    const few = signer({ keys: [KEYS.root[0], ...KEYS.snapshot, ...KEYS.timestamp, NEW] });
    await expect(withBase((base) => planRotation(base, { role: 'snapshot', key: NEW }, few))).rejects.toThrowCode(
      'TRUST_KEY_MISSING',
    );
  });
});

describe('planRevocation', () => {
  it.each([64, 16, 8])('takes a key away from the root, named by %d digits', async (digits) => {
    await withBase(async (base) => {
      const { id } = KEYS.root[2];
      const { root } = await rolesOf(await planRevocation(base, id.slice(0, digits), signer()));
      expect(root.keys).toHaveLength(2);
      expect(root.keys.map((one) => one.id)).not.toContain(id);
    });
  });

  it.each([
    ['TRUST_THRESHOLD_UNREACHABLE', KEYS.snapshot[0].id],
    ['TRUST_THRESHOLD_UNREACHABLE', KEYS.channel[0].id],
    ['TRUST_ROLE_UNKNOWN', NEW.id],
  ])('throws %s', async (code, id) => {
    await expect(withBase(async (base) => planRevocation(base, id, signer()))).rejects.toThrowCode(code);
  });
});

describe('planDelegation', () => {
  it('refuses more keys to be needed than there are', async () => {
    const wish = { channel: NAME, keys: [NEW], threshold: 2 };
    await expect(withBase(async (base) => planDelegation(base, wish, signer()))).rejects.toThrowCode(
      'TRUST_THRESHOLD_UNREACHABLE',
    );
  });
});

describe('planRenewal', () => {
  it('leaves alone what has more than half of its life before it', async () => {
    await withBase(async (base) => {
      expect(await planRenewal(base, signer())).toEqual({ roles: [] });
    });
  });

  it('signs root and targets again later, as far as keys are at hand', async () => {
    await withBase(async (base) => {
      const now = minute(200 * 24 * 60);
      const all = await planRenewal(base, signer({ now }));
      expect([all.root?.version, all.roles.length]).toEqual([2, 1]);
      const online = [...KEYS.snapshot, ...KEYS.timestamp];
      expect(await planRenewal(base, signer({ now, keys: online }))).toEqual({ roles: [] });
    });
  });
});
