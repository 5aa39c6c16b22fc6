import { readdirSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { exportBundle } from '../../src/fs/bundle/export-bundle.ts';
import { findMissing } from '../../src/fs/closure/find-missing.ts';
import { pruneLayout } from '../../src/fs/closure/prune-layout.ts';
import { initLayout } from '../../src/fs/init-layout.ts';
import { requireNoLayoutAbove } from '../../src/fs/require-no-layout-above.ts';
import { checkLayout, updateLayout } from '../../src/fs/update-layout.ts';
import { verifyLayout } from '../../src/fs/verify-layout.ts';
import { withLayout } from '../layout-folder.ts';

describe('requireNoLayoutAbove', () => {
  it('begins no second layout for who stands in a folder of the first, unless told to', async () => {
    await withLayout(async (root) => {
      await initLayout(root);
      const below = join(root, 'src/app');
      await mkdir(below, { recursive: true });
      const closure = { environment: {} };
      const runs: readonly ((folder: string) => Promise<unknown>)[] = [
        updateLayout,
        checkLayout,
        verifyLayout,
        (folder) => findMissing(folder, closure),
        (folder) => pruneLayout(folder, closure),
        (folder) => exportBundle(folder, join(root, 'a.tar.zst')),
      ];
      for (const run of runs) await expect(run(below)).rejects.toThrowCode('MANIFEST_ROOT_MISSING');
      expect(readdirSync(below)).toEqual([]);
      await initLayout(below);
      expect((await updateLayout(below)).changes).toEqual([]);
    });
  });

  it('looks no further than the top of the repository', async () => {
    await withLayout(async (root) => {
      await initLayout(root);
      const [top, below] = [join(root, 'part'), join(root, 'part/src')];
      await mkdir(join(top, '.git'), { recursive: true });
      await mkdir(below);
      requireNoLayoutAbove(top);
      requireNoLayoutAbove(below);
      requireNoLayoutAbove(root);
    });
  });
});
