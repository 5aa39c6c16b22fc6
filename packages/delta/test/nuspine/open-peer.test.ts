import { describe, expect, it } from 'vitest';
import { openPeer } from '../../src/nuspine/open-peer.ts';

describe('openPeer', () => {
  it('opens the file of the base by its number', async () => {
    const base = [{ read: async () => Buffer.from('one') }, { read: async () => Buffer.from('two') }];
    expect((await openPeer(base, 1))?.content).toEqual(Buffer.from('two'));
    expect(await openPeer(base, undefined)).toBeUndefined();
    expect(await openPeer(base, 5)).toBeUndefined();
  });
});
