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

  it('says whether a client gets a build, and changes nothing', async () => {
    await withChannel(async (channel) => {
      await publish(channel, '1.2.0', '--rollout', '10');
      const before = (await channel('show', '--json')).stdout;
      const asked = await channel('rollout', '--build', '1.2.0', '--client', 'client-7', ...NOW);
      expect([asked.exitCode, asked.stdout]).toEqual([0, expect.stringMatching(/^client-7 is (not )?in the 10 %/)]);
      expect((await channel('show', '--json')).stdout).toBe(before);
      const all = await channel('rollout', '--build', '1.2.0', '--percent', '100', '--client', 'client-7', ...NOW);
      expect(all.stdout).toContain('client-7 is in the 100 %');
    });
  });
});
