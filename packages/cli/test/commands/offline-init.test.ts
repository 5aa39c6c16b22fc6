import { describe, expect, it } from 'vitest';
import { run } from '../captured-io.ts';
import { withRepository } from '../offline-repository.ts';

describe('offline init', () => {
  it('sets a layout up, and keeps one that is there', async () => {
    await withRepository(async (root) => {
      expect((await run(['offline', 'init', '--root', root])).stdout).toContain('wrote  NuGet.config\n');
      expect((await run(['offline', 'init', '--root', root])).stdout).toBe(
        'kept   nuspine.offline.json\nkept   NuGet.config\n',
      );
    });
  });
});
