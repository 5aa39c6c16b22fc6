import { withTemporaryFolder } from '@nuspine/testkit';
import { describe, expect, it } from 'vitest';
import { run } from '../captured-io.ts';

describe('channel subscribe', () => {
  it('names the subscription after the repository, and says what is followed', async () => {
    await withTemporaryFolder(async (root) => {
      const follow = (...words: readonly string[]) => run(['channel', 'subscribe', ...words, '--root', root]);
      expect((await follow('contoso/core/main')).stdout).toMatch(/^core +contoso\/core\/main +Latest +every-build\n$/);
      const more = await follow('contoso/core/next', '--id', 'next', '--package', 'Core.*', '--frequency', 'weekly');
      expect([more.exitCode, more.stdout]).toEqual([
        0,
        expect.stringMatching(/next +contoso\/core\/next +Latest +weekly/),
      ]);
      const again = await follow('contoso/core/main');
      expect([again.exitCode, again.stderr]).toEqual([3, expect.stringContaining('FLOW_SUBSCRIPTIONS_INVALID')]);
    });
  });
});
