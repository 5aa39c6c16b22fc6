import { withTemporaryFolder } from '@nuspine/testkit';
import { describe, expect, it } from 'vitest';
import {
  draftNextRoot,
  listTrust,
  publishNextRoot,
  revokeKey,
  signNextRoot,
  type SigningContext,
  verifySignedChannel,
} from '../../src/fs/index.ts';
import type { TrustKey } from '../../src/index.ts';
import { NAME } from '../channel-builder.ts';
import { key, KEYS } from '../trust/trust-builder.ts';
import { anchorOf, publishSigned, signedStore } from './signed-store.ts';

const ONLINE = [...KEYS.snapshot, ...KEYS.timestamp];
const dave = key('dave');
const wish = { role: 'root', add: [dave], remove: [KEYS.root[0].id] } as const;

/** Every holder is at a machine of their own, with their key and the draft that was passed on. */
const at = (context: SigningContext, ...keys: readonly TrustKey[]): SigningContext => ({ ...context, keys });

describe('publishNextRoot', () => {
  it('publishes what holders have signed one after the other, and old readers follow', async () => {
    await withTemporaryFolder(async (folder) => {
      const { store, context, anchor } = await signedStore(folder);
      expect(await verifySignedChannel(store, NAME, anchor)).toMatchObject({ ok: true });
      const drafted = await draftNextRoot(at(context), wish);
      const second = await signNextRoot(at(context, KEYS.root[1]), drafted.bytes);
      const early = publishNextRoot(at(context, ...ONLINE), second.bytes);
      await expect(early).rejects.toThrowCode('TRUST_THRESHOLD_NOT_MET');
      const third = await signNextRoot(at(context, KEYS.root[2]), second.bytes);
      expect(third.report.complete).toBe(true);
      expect((await publishNextRoot(at(context, ...ONLINE), third.bytes)).root).toBe(2);
      await publishSigned(store, 'b4', context);
      for (const reader of [anchor, anchorOf(anchor.root)]) {
        expect(await verifySignedChannel(store, NAME, reader)).toMatchObject({ ok: true });
      }
      // The one who left signs nothing any more; the one who came does.
      const wishAgain = { role: 'root', add: [], remove: [KEYS.root[1].id] } as const;
      const next = await draftNextRoot(at(context, KEYS.root[0]), wishAgain);
      expect(next.report.before.signed).toEqual([]);
      const { bytes } = await signNextRoot(at(context, dave, KEYS.root[2]), next.bytes);
      expect((await publishNextRoot(at(context, ...ONLINE), bytes)).root).toBe(3);
      expect((await listTrust(context)).roles[0]?.keys).toEqual([KEYS.root[2].id, dave.id]);
    });
  });

  it('does not publish a draft after another root', async () => {
    await withTemporaryFolder(async (folder) => {
      const { context } = await signedStore(folder);
      const { bytes, report } = await draftNextRoot(at(context, ...KEYS.root), wish);
      expect(report.complete).toBe(true);
      await revokeKey(context, KEYS.root[0].id);
      const late = publishNextRoot(at(context, ...ONLINE), bytes);
      await expect(late).rejects.toThrowCode('TRUST_METADATA_MISMATCH');
    });
  });

  it('needs the keys that are online, and nothing is published without them', async () => {
    await withTemporaryFolder(async (folder) => {
      const { context } = await signedStore(folder);
      const { bytes } = await draftNextRoot(at(context, ...KEYS.root), wish);
      await expect(publishNextRoot(at(context, ...KEYS.root), bytes)).rejects.toThrowCode('TRUST_KEY_MISSING');
      expect((await listTrust(context)).root).toBe(1);
    });
  });
});
