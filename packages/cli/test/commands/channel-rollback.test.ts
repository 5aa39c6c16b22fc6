import { describe, expect, it } from 'vitest';
import { NOW, withChannel } from '../channel-folder.ts';

describe('channel rollback', () => {
  it('moves Latest back and keeps the reason', async () => {
    await withChannel(async (channel) => {
      const { exitCode, stdout } = await channel('rollback', '--to', '1.0.0', '--reason', 'crashes', ...NOW);
      expect([exitCode, stdout.split('\n')[0]]).toEqual([0, 'roll Latest back to 1.0.0: crashes']);
      expect((await channel('history', '--pointer', 'Latest')).stdout).toContain('crashes');
    });
  });

  it('needs a reason', async () => {
    await withChannel(async (channel) => {
      expect((await channel('rollback', '--to', '1.0.0', ...NOW)).exitCode).toBe(2);
    });
  });
});
