import { describe, expect, it } from 'vitest';
import { NOW, withChannel } from '../channel-folder.ts';

describe('channel withdraw', () => {
  it('asks where the pointers go, and takes them there', async () => {
    await withChannel(async (channel) => {
      const words = ['--build', '1.1.0', '--reason', 'leaks', ...NOW];
      const refused = await channel('withdraw', ...words);
      expect([refused.exitCode, refused.stderr.includes('--roll-back-to')]).toEqual([1, true]);
      const { exitCode, stdout } = await channel('withdraw', ...words, '--roll-back-to', '1.0.0');
      expect([exitCode, stdout.includes('withdraw 1.1.0: leaks')]).toEqual([0, true]);
    });
  });
});
