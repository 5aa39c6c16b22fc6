import { describe, expect, it } from 'vitest';
import { NOW, withChannel } from '../channel-folder.ts';

const node = JSON.stringify(process.execPath);

describe('channel promote', () => {
  it('promotes the latest build when its gate passes', async () => {
    await withChannel(async (channel) => {
      const { exitCode, stdout } = await channel('promote', '--to', 'LKG', '--gate', `tests=${node} -e 0`, ...NOW);
      expect([exitCode, stdout.split('\n')[0]]).toEqual([0, 'promote 1.1.0 to LKG (tests)']);
    });
  });

  it('refuses when a gate does not pass, and when nothing says that the build is good', async () => {
    await withChannel(async (channel) => {
      const failed = await channel('promote', '--to', 'LKG', '--gate', `tests=${node} -e "process.exit(1)"`, ...NOW);
      expect([failed.exitCode, failed.stderr.includes('CHANNEL_GATE_FAILED')]).toEqual([1, true]);
      const bare = await channel('promote', '--to', 'LKG', ...NOW);
      expect([bare.exitCode, bare.stderr.includes('CHANNEL_EVIDENCE_MISSING')]).toEqual([1, true]);
    });
  });

  it('refuses a gate that is not written as one', async () => {
    await withChannel(async (channel) => {
      expect((await channel('promote', '--to', 'LKG', '--gate', 'tests', ...NOW)).exitCode).toBe(2);
    });
  });
});
