import { describe, expect, it } from 'vitest';
import { run } from '../captured-io.ts';
import { CHANNEL } from '../channel-folder.ts';
import { AT, withSigned } from '../signed-folder.ts';

describe('channel sign', () => {
  it('makes readers who trust the root see what was published', async () => {
    await withSigned(async ({ store, root, sign, publish }) => {
      const shown = async (): Promise<string> =>
        (await run(['channel', 'show', CHANNEL, '--trust', root, '--store', store, ...AT])).stdout;
      await publish('1.1.0');
      expect(await shown()).toContain('1.0.0');
      const verify = ['channel', 'verify', CHANNEL, '--trust', root, '--store', store, ...AT];
      expect((await run(verify)).stdout).toContain('TRUST_ENTRY_UNSIGNED');
      expect((await sign('sign', CHANNEL)).exitCode).toBe(0);
      expect(await shown()).toContain('1.1.0');
      expect((await run(verify)).exitCode).toBe(0);
      const history = await run(['channel', 'history', CHANNEL, '--trust', root, '--store', store, ...AT]);
      expect(history.stdout).toContain('1.1.0');
    });
  });

  it('says which keys are missing', async () => {
    await withSigned(async ({ store }) => {
      const { exitCode, stderr } = await run(['channel', 'sign', CHANNEL, '--store', store, ...AT]);
      expect([exitCode, stderr]).toEqual([1, expect.stringContaining('TRUST_KEY_MISSING')]);
    });
  });
});
