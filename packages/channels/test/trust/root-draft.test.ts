import { withTemporaryFolder } from '@nuspine/testkit';
import { describe, expect, it } from 'vitest';
import { RootDraftReportSchema, type RootWish } from '../../src/index.ts';
import { readBase } from '../../src/fs/read-base.ts';
import type { SigningBase } from '../../src/trust/plan-signing.ts';
import { draftRoot, planDraftedRoot, reportRootDraft, signRootDraft } from '../../src/trust/root-draft.ts';
import { minute } from '../channel-builder.ts';
import { signedStore } from '../fs/signed-store.ts';
import { ALL_KEYS, key, KEYS, signer } from './trust-builder.ts';

const by = (...names: readonly string[]) => signer({ keys: names.map(key), now: minute(20) });
const dave = key('dave');
const wish: RootWish = { role: 'root', add: [dave], remove: [KEYS.root[0].id] };

async function withBase(use: (base: SigningBase) => Promise<void>): Promise<void> {
  await withTemporaryFolder(async (folder) => {
    const { store } = await signedStore(folder);
    await use(await readBase(store.trust, { now: minute(20) }));
  });
}

const edited = (bytes: Uint8Array, from: string, to: string): Uint8Array =>
  Buffer.from(Buffer.from(bytes).toString('utf8').replace(from, to));

describe('draftRoot', () => {
  it('says what is to change, and needs no key for it', () =>
    withBase(async (base) => {
      const draft = await draftRoot(base, wish, by());
      const report = await reportRootDraft(base, draft);
      expect(report).toEqual({
        version: 2,
        expires: '2027-01-02T00:20:00Z',
        changes: [{ role: 'root', threshold: 2, added: [dave.id], removed: [KEYS.root[0].id] }],
        before: { threshold: 2, signed: [], missing: KEYS.root.map(({ id }) => id) },
        after: { threshold: 2, signed: [], missing: [KEYS.root[1].id, KEYS.root[2].id, dave.id] },
        complete: false,
      });
      expect(RootDraftReportSchema).toMatchObject({ required: Object.keys(report) });
    }));

  it('refuses keys that are not there, and thresholds that nobody can meet', () =>
    withBase(async (base) => {
      const draft = (parts: Partial<RootWish>) => draftRoot(base, { ...wish, ...parts }, by());
      await expect(draft({ remove: ['00'] })).rejects.toThrowCode('TRUST_ROLE_UNKNOWN');
      await expect(draft({ threshold: 4 })).rejects.toThrowCode('TRUST_THRESHOLD_UNREACHABLE');
      const ids = KEYS.root.map(({ id }) => id);
      await expect(draft({ add: [], remove: ids })).rejects.toThrowCode('TRUST_THRESHOLD_UNREACHABLE');
    }));
});

describe('signRootDraft', () => {
  it('adds one signature after the other, in any order, until both roots are met', () =>
    withBase(async (base) => {
      let draft = await draftRoot(base, wish, by('root-3'));
      expect(await reportRootDraft(base, draft)).toMatchObject({ complete: false });
      draft = await signRootDraft(base, draft, by('dave'));
      expect(await reportRootDraft(base, draft)).toMatchObject({
        before: { signed: [KEYS.root[2].id] },
        after: { signed: [KEYS.root[2].id, dave.id] },
        complete: false,
      });
      draft = await signRootDraft(base, draft, by('root-1'));
      expect(await reportRootDraft(base, draft)).toMatchObject({ complete: true });
      const again = await signRootDraft(base, draft, by('root-1'));
      expect(Buffer.from(again).equals(draft)).toBe(true);
    }));

  it('refuses whoever is no holder, and a draft of another root', () =>
    withBase(async (base) => {
      const draft = await draftRoot(base, wish, by());
      await expect(signRootDraft(base, draft, by('mallory', 'snapshot'))).rejects.toThrowCode('TRUST_KEY_MISSING');
      const later = edited(draft, '"version":2', '"version":3');
      await expect(signRootDraft(base, later, by('root-1'))).rejects.toThrowCode('TRUST_METADATA_MISMATCH');
      await expect(signRootDraft(base, Buffer.from('{}'), by('root-1'))).rejects.toThrowCode('TRUST_METADATA_INVALID');
    }));
});

describe('reportRootDraft', () => {
  it('does not count signatures of what was changed after them', () =>
    withBase(async (base) => {
      const draft = edited(await draftRoot(base, wish, by('root-1', 'root-2')), '2027-01-02', '2037-01-02');
      expect(await reportRootDraft(base, draft)).toMatchObject({ before: { signed: [] }, complete: false });
    }));
});

describe('planDraftedRoot', () => {
  it('refuses what too few have signed, before and after', () =>
    withBase(async (base) => {
      const plan = (draft: Uint8Array) => planDraftedRoot(base, draft, signer({ now: minute(20) }));
      await expect(plan(await draftRoot(base, wish, by()))).rejects.toThrowCode('TRUST_KEY_UNKNOWN');
      await expect(plan(await draftRoot(base, wish, by('root-1')))).rejects.toThrowCode('TRUST_THRESHOLD_NOT_MET');
      // Enough of those before, one of those after.
      const old = await draftRoot(base, wish, by('root-1', 'root-2'));
      await expect(plan(old)).rejects.toThrowCode('TRUST_THRESHOLD_NOT_MET');
      const changed = edited(await draftRoot(base, wish, by('root-2', 'root-3')), '2027-01-02', '2037-01-02');
      await expect(plan(changed)).rejects.toThrowCode('TRUST_SIGNATURE_INVALID');
    }));

  it('signs the targets anew when they get other keys, and only then', () =>
    withBase(async (base) => {
      const keys = [...ALL_KEYS, dave];
      const all = signer({ keys, now: minute(20) });
      const change = await planDraftedRoot(base, await draftRoot(base, wish, all), all);
      expect([change.root?.version, change.roles]).toEqual([2, []]);
      const other = await draftRoot(base, { role: 'targets', add: [dave], remove: [KEYS.targets[0].id] }, all);
      expect((await planDraftedRoot(base, other, all)).roles).toMatchObject([{ role: 'targets', version: 3 }]);
    }));
});
