import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { run } from '../captured-io.ts';
import { CHANNEL } from '../channel-folder.ts';
import { AT, withSigned } from '../signed-folder.ts';

describe('channel keys publish-root', () => {
  it('publishes what enough holders have signed, and refuses what too few have', async () => {
    await withSigned(async ({ store, keys, root, sign, publish }) => {
      const draft = join(store, 'next.json');
      const verb = (name: string, ...words: readonly string[]) =>
        run(['channel', 'keys', name, ...words, '--store', store, ...AT]);
      const online = ['--key', join(keys, 'snapshot.pem'), '--key', join(keys, 'timestamp.pem')];
      await verb('draft-root', '--out', draft, '--key', join(keys, 'root-1.pem'));
      const early = await verb('publish-root', draft, ...online);
      expect([early.exitCode, early.stderr]).toEqual([3, expect.stringContaining('TRUST_THRESHOLD_NOT_MET')]);
      await verb('sign-root', draft, '--key', join(keys, 'root-2.pem'));
      const published = await verb('publish-root', draft, ...online);
      expect([published.exitCode, published.stdout]).toEqual([0, expect.stringMatching(/^root 2\n/)]);
      await publish('1.1.0');
      await sign('sign', CHANNEL);
      expect((await run(['channel', 'verify', CHANNEL, '--trust', root, '--store', store, ...AT])).exitCode).toBe(0);
    });
  });
});
