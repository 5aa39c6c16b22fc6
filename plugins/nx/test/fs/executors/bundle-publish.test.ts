import { mkdir, writeFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { bundlePublish } from '../../../src/fs/executors/bundle-publish.ts';
import { withLineWorkspace } from './line-workspace.ts';

describe('bundlePublish', () => {
  it('fails for a file that is no archive of a bundle, and publishes nothing of nothing', async () => {
    await withLineWorkspace(async ({ context, path }) => {
      const publish = () => bundlePublish({ archives: 'dist/bundles', registry: 'registry' }, context);
      await mkdir(path('dist/bundles'), { recursive: true });
      expect(await publish()).toEqual({ success: true });
      await writeFile(path('dist/bundles/a-1.0.0.tar.gz'), 'no archive');
      expect(await publish()).toEqual({ success: false });
    });
  });
});
