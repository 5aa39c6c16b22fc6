import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { withChannel } from '../channel-folder.ts';

const FOLDER = 'build-info/contoso/app/main';

describe('channel verify', () => {
  it('finds an edited file, and repairs it', async () => {
    await withChannel(async (channel, store) => {
      expect((await channel('verify')).exitCode).toBe(0);
      await writeFile(join(store, FOLDER, 'Latest.txt'), '9.9.9');
      const { exitCode, stdout } = await channel('verify');
      expect([exitCode, stdout.split('  ')[0]]).toEqual([1, 'CHANNEL_PROJECTION_EDITED']);
      expect((await channel('verify', '--repair')).exitCode).toBe(0);
    });
  });

  it('notices that a mirror serves an old copy, by what it said before', async () => {
    await withChannel(async (channel, store) => {
      const seen = /^head (.*)$/m.exec((await channel('verify')).stdout)?.[1] ?? '';
      await rm(join(store, FOLDER, 'log/00000002.json'));
      await rm(join(store, FOLDER, 'channel.json'));
      const { exitCode, stdout } = await channel('verify', '--seen', seen);
      expect([exitCode, stdout.split('  ')[0]]).toEqual([1, 'CHANNEL_LOG_ROLLED_BACK']);
      expect((await channel('verify', '--seen', 'x')).exitCode).toBe(2);
    });
  });
});
