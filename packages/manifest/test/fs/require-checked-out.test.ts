import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { initLayout } from '../../src/fs/init-layout.ts';
import { readManifests } from '../../src/fs/layout-files.ts';
import { requireCheckedOut } from '../../src/fs/require-checked-out.ts';
import { checkLayout, updateLayout } from '../../src/fs/update-layout.ts';
import { DEFAULT_OFFLINE_CONFIG } from '../../src/offline-config.ts';
import { withLayout } from '../layout-folder.ts';

/** Git, with nothing of the machine's own configuration. */
function git(root: string, ...args: readonly string[]): void {
  const settings = ['-c', 'user.name=a', '-c', 'user.email=a@example.test'];
  const env = { PATH: process.env['PATH'], GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_NOSYSTEM: '1' };
  execFileSync('git', ['-C', root, ...settings, ...args], { env, stdio: 'ignore' });
}

/** A layout whose manifests are committed, of which a sparse checkout leaves some out. */
async function withSparseLayout(patterns: readonly string[], use: (root: string) => Promise<void>): Promise<void> {
  await withLayout(async (root) => {
    await updateLayout(root);
    git(root, 'init', '-q');
    git(root, 'add', '-A');
    git(root, 'commit', '-q', '-m', 'all');
    git(root, 'sparse-checkout', 'set', '--no-cone', '/*', ...patterns);
    await use(root);
  });
}

describe('requireCheckedOut', () => {
  it('refuses to take what a sparse checkout leaves out for deleted', async () => {
    await withSparseLayout(['!/vendor/tool.bin'], async (root) => {
      const before = await readFile(join(root, 'vendor/manifest.json'), 'utf8');
      await expect(updateLayout(root)).rejects.toThrowCode('MANIFEST_SPARSE_CHECKOUT');
      await expect(checkLayout(root)).rejects.toThrowCode('MANIFEST_SPARSE_CHECKOUT');
      expect(await readFile(join(root, 'vendor/manifest.json'), 'utf8')).toBe(before);
    });
  });

  it('refuses to begin a manifest anew that is left out', async () => {
    await withSparseLayout(['!/local-nugets/'], async (root) => {
      await expect(initLayout(root)).rejects.toThrowCode('MANIFEST_SPARSE_CHECKOUT');
      expect(existsSync(join(root, 'local-nugets/manifest.json'))).toBe(false);
    });
  });

  it('minds neither what else is left out, nor what was deleted', async () => {
    await withSparseLayout(['!/README.md'], async (root) => {
      const { manifests } = await readManifests(root, DEFAULT_OFFLINE_CONFIG);
      await requireCheckedOut(root, DEFAULT_OFFLINE_CONFIG, manifests);
      await rm(join(root, 'vendor/tool.bin'));
      expect((await updateLayout(root)).changes).toMatchObject([{ removed: ['vendor/tool.bin'] }]);
    });
  });
});
