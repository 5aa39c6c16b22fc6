import { describe, expect, it } from 'vitest';
import { run } from '../captured-io.ts';
import { CHANNEL } from '../channel-folder.ts';
import { withSigned } from '../signed-folder.ts';

describe('channel refresh', () => {
  it('lets readers read another day', async () => {
    await withSigned(async ({ store, keys, root }) => {
      const tomorrow = ['--store', store, '--now', '2026-02-01T13:00:00Z'];
      const show = () => run(['channel', 'show', CHANNEL, '--trust', root, ...tomorrow]);
      const late = await show();
      expect([late.exitCode, late.stderr]).toEqual([3, expect.stringContaining('TRUST_TIMESTAMP_EXPIRED')]);
      expect((await run(['channel', 'refresh', '--key', keys, ...tomorrow])).exitCode).toBe(0);
      expect((await show()).exitCode).toBe(0);
    });
  });
});
