import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { withTemporaryFolder } from '@nuspine/testkit';
import { initLayout } from '../../../src/fs/init-layout.ts';
import { type LayoutCache, openLayoutCache } from '../../../src/fs/remembered/layout-cache.ts';
import { verifyLayout } from '../../../src/fs/verify-layout.ts';
import { type Files, withLayout } from '../../layout-folder.ts';

/** A layout of which everything is said, with a cache that is outside of it and of a clock on which no file is new. */
export async function withRemembered(
  use: (root: string, open: () => LayoutCache) => Promise<void>,
  more: Files = {},
  git = false,
): Promise<void> {
  await withLayout(
    async (folder) => {
      await initLayout(folder);
      for (const path of ['local-nugets/manifest.json', 'vendor/manifest.json', 'offline/feeds/manifest.json']) {
        const text = await readFile(join(folder, path), 'utf8');
        await writeFile(join(folder, path), text.replaceAll('""', '"known"'));
      }
      const now = (): number => Date.now() + 60_000;
      const open = (file: string): LayoutCache => openLayoutCache(file, { now, version: 'test' });
      await withTemporaryFolder((caches) => use(folder, () => open(join(caches, 'cache'))));
    },
    more,
    git,
  );
}

/** Code and path of everything found. */
export async function found(root: string, cache?: LayoutCache): Promise<readonly string[]> {
  const { findings } = await verifyLayout(root, cache === undefined ? {} : { cache });
  return findings.map(({ code, path, wanted, found: what }) => `${code} ${path} ${String(wanted)} ${String(what)}`);
}
