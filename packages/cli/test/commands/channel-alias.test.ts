import { describe, expect, it } from 'vitest';
import { NOW, withChannel } from '../channel-folder.ts';

describe('channel alias', () => {
  it('lets a name stand for a pointer until a date', async () => {
    await withChannel(async (channel) => {
      const { exitCode, stdout } = await channel('alias', 'Newest', 'Latest', '--until', '2027-01-01', ...NOW);
      expect([exitCode, stdout.includes('alias of Latest until 2027-01-01T00:00:00Z')]).toEqual([0, true]);
      const shown = await channel('show', '--pointer', 'Newest', '--now', '2026-12-31');
      expect(shown.stdout).toBe('Latest: 1.1.0 (1.1.0)\n');
      expect((await channel('show', '--pointer', 'Newest', '--now', '2027-01-01')).exitCode).toBe(1);
    });
  });

  it('refuses one without an end', async () => {
    await withChannel(async (channel) => {
      expect((await channel('alias', 'Newest', 'Latest', ...NOW)).exitCode).toBe(2);
      expect((await channel('alias', 'Newest', 'Latest', '--until', 'never', ...NOW)).exitCode).toBe(2);
    });
  });
});
