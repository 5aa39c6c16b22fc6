import { describe, expect, it } from 'vitest';
import { run } from '../captured-io.ts';
import { withFlowRepository } from '../flow-repository.ts';

describe('flow plan', () => {
  it('says what would move and why the rest stays', async () => {
    await withFlowRepository(async (root) => {
      const { exitCode, stdout } = await run(['flow', 'plan', '--root', root]);
      expect(exitCode).toBe(0);
      expect(stdout).toContain('-> 1.1.0');
      expect(stdout).toContain('no subscription brings it');
      expect(stdout).toContain('1 of 2 move');
    });
  });

  it('refuses a folder without subscriptions', async () => {
    expect((await run(['flow', 'plan', '--root', 'nowhere'])).exitCode).toBe(3);
  });
});
