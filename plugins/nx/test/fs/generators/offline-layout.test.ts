import { describe, expect, it } from 'vitest';
import { offlineLayout } from '../../../src/fs/generators/offline-layout.ts';
import { twice } from './twice.ts';

describe('offlineLayout', () => {
  it('writes the configuration of a layout, and nothing when it runs again', async () => {
    const [once, again] = await twice((tree) => offlineLayout(tree, { directory: 'app', skipFormat: true }));
    expect(JSON.parse(once['app/nuspine.offline.json'] ?? '')).toEqual({ formatVersion: 1 });
    expect(again).toEqual(once);
  });
});
