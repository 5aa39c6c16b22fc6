import { describe, expect, it } from 'vitest';
import { NOW, publish, withChannel } from '../channel-folder.ts';

describe('channel close', () => {
  it('ends a channel', async () => {
    await withChannel(async (channel) => {
      expect((await channel('close', '--reason', 'over', ...NOW)).exitCode).toBe(0);
      const { exitCode, stderr } = await publish(channel, '1.2.0');
      expect([exitCode, stderr.includes('CHANNEL_CLOSED')]).toEqual([1, true]);
    });
  });

  it('lets it go on elsewhere with both name and date', async () => {
    await withChannel(async (channel) => {
      const words = ['--reason', 'renamed', '--successor', 'contoso/app/next', ...NOW];
      expect((await channel('close', ...words)).exitCode).toBe(2);
      expect((await channel('close', ...words, '--until', '2027-01-01')).exitCode).toBe(0);
    });
  });
});
