import { describe, expect, it } from 'vitest';
import { NOW, publish, withChannel } from '../channel-folder.ts';

describe('channel rollout', () => {
  it('widens, and narrows with a reason only', async () => {
    await withChannel(async (channel) => {
      await publish(channel, '1.2.0', '--rollout', '10');
      const wide = await channel('rollout', '--build', '1.2.0', '--percent', '50', ...NOW);
      expect([wide.exitCode, wide.stdout.includes('50 %')]).toEqual([0, true]);
      const narrow = await channel('rollout', '--build', '1.2.0', '--percent', '5', ...NOW);
      expect([narrow.exitCode, narrow.stderr.includes('CHANNEL_ROLLOUT_LOWERED')]).toEqual([1, true]);
    });
  });
});
