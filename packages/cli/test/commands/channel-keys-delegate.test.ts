import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { CHANNEL } from '../channel-folder.ts';
import { withSigned } from '../signed-folder.ts';

describe('channel keys delegate', () => {
  it('names the keys of a channel, by files that exist or are made', async () => {
    await withSigned(async ({ keys, sign }) => {
      const both = ['--to', join(keys, 'main.pem'), '--new', join(keys, 'second.pem'), '--threshold', '2'];
      const { exitCode, stdout } = await sign('keys', 'delegate', CHANNEL, ...both);
      expect([exitCode, stdout]).toEqual([0, expect.stringMatching(/contoso~app~main +1 +2 of 2/)]);
      const many = await sign('keys', 'delegate', CHANNEL, '--to', join(keys, 'main.pem'), '--threshold', '2');
      expect([many.exitCode, many.stderr]).toEqual([1, expect.stringContaining('TRUST_THRESHOLD_UNREACHABLE')]);
      expect((await sign('keys', 'delegate', CHANNEL, '--threshold', 'x')).exitCode).toBe(2);
    });
  });
});
