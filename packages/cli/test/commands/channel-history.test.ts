import { describe, expect, it } from 'vitest';
import { withChannel } from '../channel-folder.ts';

describe('channel history', () => {
  it('says who moved what when', async () => {
    await withChannel(async (channel) => {
      const { exitCode, stdout } = await channel('history', '--pointer', 'Latest');
      expect(exitCode).toBe(0);
      expect(stdout).toBe(
        '1  2026-01-31T12:00:00Z  tester  move Latest to 1.0.0\n2  2026-01-31T12:00:00Z  tester  move Latest to 1.1.0\n',
      );
    });
  });
});
