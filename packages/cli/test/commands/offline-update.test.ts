import { describe, expect, it } from 'vitest';
import { run } from '../captured-io.ts';
import { withRepository } from '../offline-repository.ts';

describe('offline update', () => {
  it('writes the manifests and asks for what only people know', async () => {
    await withRepository(async (root) => {
      const { exitCode, stdout } = await run(['offline', 'update', '--root', root]);
      expect(exitCode).toBe(1);
      expect(stdout).toContain('local-nugets/manifest.json\n  + App.1.0.0.nupkg\n');
      expect(stdout).toContain('error  origin-missing  local-nugets/App.1.0.0.nupkg\n');
    });
  });
});
