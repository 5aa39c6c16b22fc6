import { describe, expect, it } from 'vitest';
import { NOW, withChannel } from '../channel-folder.ts';

describe('channel policy', () => {
  it('is what a promotion needs from then on', async () => {
    await withChannel(async (channel) => {
      const set = await channel('policy', '--pointer', 'Release', '--soak', '60', '--gate', 'tests', ...NOW);
      expect([set.exitCode, set.stdout.split('\n')[0]]).toEqual([0, 'set what Release needs']);
      const { exitCode, stderr } = await channel('promote', '--to', 'Release', '--build', '1.1.0', ...NOW);
      expect([exitCode, stderr.includes('CHANNEL_GATE_MISSING')]).toEqual([1, true]);
    });
  });

  it('refuses minutes and feeders that are none', async () => {
    await withChannel(async (channel) => {
      expect((await channel('policy', '--pointer', 'LKG', '--soak', '1h', ...NOW)).exitCode).toBe(2);
      expect((await channel('policy', '--pointer', 'LKG', '--feeder', 'a/b/c', ...NOW)).exitCode).toBe(2);
    });
  });
});
