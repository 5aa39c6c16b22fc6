import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { run } from '../captured-io.ts';
import { withRepository } from '../offline-repository.ts';

describe('offline push', () => {
  it('sends nothing when OFFLINE is set, and nothing to what is no reference', async () => {
    await withRepository(async (root) => {
      await run(['offline', 'init', '--root', root]);
      const bundle = join(root, 'offline/feeds/a');
      await run(['offline', 'export', bundle, '--root', root, '--form', 'oci']);
      const offline = await run(['offline', 'push', bundle, '127.0.0.1:9/a/b:v1'], { env: { OFFLINE: '1' } });
      expect(offline.exitCode).toBe(4);
      expect(offline.stderr).toContain('HTTP_OFFLINE');
      const nowhere = await run(['offline', 'push', bundle, 'nowhere']);
      expect(nowhere.exitCode).toBe(2);
      expect(nowhere.stderr).toContain('REGISTRY_REFERENCE_INVALID');
    });
  });
});
