import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { run } from '../captured-io.ts';
import { CHANNEL } from '../channel-folder.ts';
import { AT, withSigned } from '../signed-folder.ts';

describe('channel keys rotate', () => {
  it('puts a new key beside or in the place of another', async () => {
    await withSigned(async ({ store, keys, root, sign }) => {
      const beside = await sign('keys', 'rotate', '--role', 'timestamp', '--new', join(keys, 'timestamp-2.pem'));
      expect([beside.exitCode, beside.stdout]).toEqual([0, expect.stringMatching(/^root 2\n.*timestamp +1 of 2/s)]);
      const other = await sign('keys', 'rotate', '--role', CHANNEL, '--new', join(keys, 'x.pem'), '--replaces', '00');
      expect([other.exitCode, other.stderr]).toEqual([1, expect.stringContaining('TRUST_ROLE_UNKNOWN')]);
      const show = await run(['channel', 'show', CHANNEL, '--trust', root, '--store', store, ...AT]);
      expect(show.exitCode).toBe(0);
    });
  });
});
