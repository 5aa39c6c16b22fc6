import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { run } from '../captured-io.ts';
import { withRepository } from '../offline-repository.ts';

describe('offline export', () => {
  it('writes a bundle of either form among the bundles and lists it', async () => {
    await withRepository(async (root) => {
      await run(['offline', 'init', '--root', root]);
      const bundle = join(root, 'offline/feeds/a.tar.zst');
      const tar = await run(['offline', 'export', bundle, '--root', root, '--consumer', 'site', '--json']);
      expect(JSON.parse(tar.stdout)).toMatchObject({ form: 'tar', files: 4, registered: true });
      const out = join(root, 'offline/feeds/a');
      const oci = await run(['offline', 'export', out, '--root', root, '--form', 'oci', '--tag', 'v1']);
      expect(oci.stdout).toMatch(/\nok: 4 files in 5 blobs, 0 of them deltas\n$/);
      const again = await run(['offline', 'export', out, '--root', root, '--base', bundle]);
      expect(again).toMatchObject({ exitCode: 1 });
      expect(again.stderr).toContain('BUNDLE_BASE_UNFIT');
    });
  });
});
