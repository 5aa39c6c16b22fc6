import { parseSubscriptions } from '@nuspine/channels';
import { describe, expect, it } from 'vitest';
import { flowUpdate } from '../../../src/fs/generators/flow-update.ts';
import { twice } from './twice.ts';

describe('flowUpdate', () => {
  it('writes subscriptions that can be read, and leaves what is there', async () => {
    const options = { channel: 'contoso/core/main', directory: 'apps', skipFormat: true };
    const [once, again] = await twice((tree) => flowUpdate(tree, options));
    expect(parseSubscriptions(once['apps/subscriptions.toml'] ?? '').subscriptions).toMatchObject([
      { id: 'core', channel: 'contoso/core/main', pointer: 'LKG' },
    ]);
    expect(again).toEqual(once);
  });
});
