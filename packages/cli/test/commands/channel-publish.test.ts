import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { publish, withChannel } from '../channel-folder.ts';

describe('channel publish', () => {
  it('adds the build and moves Latest', async () => {
    await withChannel(async (channel, store) => {
      const { exitCode, stdout } = await publish(channel, '1.2.0', '--rollout', '10');
      expect([exitCode, stdout.split('\n')[0]]).toEqual([0, 'add build 1.2.0 (1.2.0)']);
      expect(stdout).toContain('10 %');
      expect(await readFile(join(store, 'build-info/contoso/app/main/Latest.txt'), 'utf8')).toBe('1.2.0');
    });
  });

  it('changes nothing when it is run again', async () => {
    await withChannel(async (channel) => {
      expect((await publish(channel, '1.1.0')).stdout).toContain('contoso/app/main is as wanted already');
    });
  });

  it('changes nothing when it is run again at another time, as a job that is repeated', async () => {
    await withChannel(async (channel) => {
      const line = '--package-version 1.1.0 --order 1.1.0 --commit 4f2a91c --package App@1.1.0'.split(' ');
      const { exitCode, stdout } = await channel('publish', ...line, '--now', '2026-02-01T12:00:00Z', '--by', 'tester');
      expect([exitCode, stdout]).toEqual([0, expect.stringContaining('contoso/app/main is as wanted already')]);
    });
  });

  it('refuses an older build, and says how to go back', async () => {
    await withChannel(async (channel) => {
      const { exitCode, stderr } = await publish(channel, '1.0.5');
      expect(exitCode).toBe(1);
      expect(stderr).toContain('CHANNEL_POINTER_BACKWARDS');
      expect(stderr).toContain('nuspine channel rollback');
    });
  });
});
