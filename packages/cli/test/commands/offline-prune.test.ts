import { describe, expect, it } from 'vitest';
import { run } from '../captured-io.ts';
import { withRepository } from '../offline-repository.ts';

describe('offline prune', () => {
  it('lists with 1 what nobody needs, and deletes it with --yes', async () => {
    await withRepository(async (root) => {
      const listed = await run(['offline', 'prune', '--root', root]);
      expect(listed.stdout).toContain('error  package-unused  local-nugets/App.1.0.0.nupkg\n');
      expect(listed.exitCode).toBe(1);
      const pruned = await run(['offline', 'prune', '--yes', '--root', root]);
      expect(pruned.stdout).toMatch(/^deleted App\.1\.0\.0\.nupkg\nok: /);
      expect(pruned.exitCode).toBe(0);
    });
  });
});
