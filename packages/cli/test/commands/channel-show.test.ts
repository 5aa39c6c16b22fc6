import { describe, expect, it } from 'vitest';
import { publish, withChannel } from '../channel-folder.ts';
import { run } from '../captured-io.ts';

describe('channel show', () => {
  it('shows what the pointers name', async () => {
    await withChannel(async (channel) => {
      const { exitCode, stdout } = await channel('show');
      expect([exitCode, stdout.includes('Latest   1.1.0')]).toEqual([0, true]);
    });
  });

  it('says what a client gets while a build is rolled out', async () => {
    await withChannel(async (channel) => {
      await publish(channel, '1.2.0', '--rollout', '0');
      const { stdout } = await channel('show', '--pointer', 'Latest', '--client', 'x');
      expect(stdout).toBe('Latest: 1.1.0 (1.1.0)\nx is not yet in the 0 % that get 1.2.0\n');
    });
  });

  it('needs a pointer for a client, and a channel that is there', async () => {
    await withChannel(async (channel, store) => {
      expect((await channel('show', '--client', 'x')).exitCode).toBe(2);
      const { exitCode, stderr } = await run(['channel', 'show', 'contoso/app/none', '--store', store]);
      expect([exitCode, stderr.includes('CHANNEL_UNKNOWN')]).toEqual([3, true]);
    });
  });
});
