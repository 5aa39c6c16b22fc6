import { describe, expect, it } from 'vitest';
import { run } from '../captured-io.ts';
import { withRepository } from '../offline-repository.ts';

describe('offline missing', () => {
  it('exits with 0 where nobody needs anything', async () => {
    await withRepository(async (root) => {
      const { exitCode, stdout } = await run(['offline', 'missing', '--root', root]);
      expect(stdout).toBe('ok: 0 projects need 0 packages, the layout has 1, 0 errors, 0 warnings\n');
      expect(exitCode).toBe(0);
    });
  });
});
