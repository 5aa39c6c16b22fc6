import { withTemporaryFolder } from '@nuspine/testkit';
import { describe, expect, it } from 'vitest';
import { changeChannel, delegateChannel, signChannel, trustedStore, verifySignedChannel } from '../../src/fs/index.ts';
import { add, minute, NAME, point, text } from '../channel-builder.ts';
import { key, KEYS } from '../trust/trust-builder.ts';
import { publishSigned, signedStore } from './signed-store.ts';

const NEXT = { ...NAME, channel: 'next' };

describe('signIndex', () => {
  it('says what is signed of the channels, and nothing else', async () => {
    await withTemporaryFolder(async (folder) => {
      const { store, context, anchor } = await signedStore(folder);
      const publish = (id: string) =>
        changeChannel(store, NEXT, () => ({ operations: [add(id), point('Latest', id)], by: 'me', now: minute(1) }));
      await publish('b7');
      await publishSigned(store, 'b4', context);
      const index = async () => JSON.parse(text(await trustedStore(store, anchor).index(NAME)));
      const served = async () => {
        const { 'releases-index': entries } = await index();
        return entries.map(
          (one: Record<string, string>) => `${one['channel-version'] ?? ''} ${one['latest-release'] ?? ''}`,
        );
      };
      expect(await served()).toEqual(['main 1.0.4']);
      await delegateChannel(context, { channel: NEXT, keys: [key('next')], threshold: 1 });
      await signChannel({ ...context, keys: [...KEYS.snapshot, ...KEYS.timestamp, key('next')] }, NEXT);
      expect(await served()).toEqual(['main 1.0.4', 'next 1.0.7']);
      await publish('b8');
      await publishSigned(store, 'b5', context);
      expect(await served()).toEqual(['main 1.0.5', 'next 1.0.7']);
      expect(await verifySignedChannel(store, NAME, anchor)).toMatchObject({ ok: true });
      expect(await verifySignedChannel(store, NEXT, anchor)).toMatchObject({
        problems: [{ code: 'TRUST_ENTRY_UNSIGNED' }],
      });
    });
  });

  it('says nothing of a channel whose keys are others now', async () => {
    await withTemporaryFolder(async (folder) => {
      const { store, context, anchor } = await signedStore(folder);
      await changeChannel(store, NEXT, () => ({
        operations: [add('b7'), point('Latest', 'b7')],
        by: 'me',
        now: minute(1),
      }));
      await delegateChannel(context, { channel: NEXT, keys: [key('next')], threshold: 1 });
      await delegateChannel(context, { channel: NAME, keys: [key('other')], threshold: 1 });
      await signChannel({ ...context, keys: [...KEYS.snapshot, ...KEYS.timestamp, key('next')] }, NEXT);
      expect(text(await trustedStore(store, anchor).index(NAME))).not.toContain('"main"');
    });
  });
});
