import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { followJournal } from '../../../src/fs/bundle/import-journal.ts';
import { readSettled } from '../../../src/fs/bundle/settled-tree.ts';
import { findMissing } from '../../../src/fs/closure/find-missing.ts';
import { pruneLayout } from '../../../src/fs/closure/prune-layout.ts';
import { exportBundle } from '../../../src/fs/bundle/export-bundle.ts';
import { initLayout } from '../../../src/fs/init-layout.ts';
import { runOffline } from '../../../src/fs/run-offline.ts';
import { checkLayout, plannedManifests, updateLayout } from '../../../src/fs/update-layout.ts';
import { verifyLayout } from '../../../src/fs/verify-layout.ts';
import { beginImport, withTree } from './begun-import.ts';

describe('readSettled', () => {
  it('completes what was cut off, and reads then', async () => {
    await withTree(async (root, read) => {
      await beginImport(root, 'new');
      expect(await read()).toBe('old old');
      expect(await readSettled(root, read)).toBe('new new');
    });
  });

  it('reads again when something was imported meanwhile, whether or not it could read', async () => {
    await withTree(async (root, read) => {
      const seen: string[] = [];
      const importing = ['one', 'one', 'two'];
      const found = await readSettled(root, async () => {
        const first = await readFile(join(root, 'a'), 'utf8');
        const next = importing.shift();
        if (next !== undefined) {
          await beginImport(root, next);
          await followJournal(root);
        }
        if (next === 'two') throw new Error('a file was there a moment ago');
        seen.push(`${first} ${await readFile(join(root, 'b'), 'utf8')}`);
        return read();
      });
      expect(seen).toEqual(['old one', 'one one', 'two two']);
      expect(found).toBe('two two');
    });
  });

  it('throws what reading throws when nothing was imported', async () => {
    await withTree(async (root) => {
      await expect(readSettled(root, () => Promise.reject(new Error('no')))).rejects.toThrow('no');
    });
  });
});

const environment = {};

describe('every command on a layout', () => {
  it.each<[string, (root: string) => Promise<unknown>]>([
    ['init', initLayout],
    ['update', updateLayout],
    ['check', checkLayout],
    ['verify', verifyLayout],
    ['the sync generator', plannedManifests],
    ['missing', (root) => findMissing(root, { environment })],
    ['prune', (root) => pruneLayout(root, { environment })],
    ['restore', (root) => runOffline(root, ['true'], { environment, layer: 'proxy' })],
    ['export', (root) => exportBundle(root, join(root, 'x.tar.zst'))],
  ])('completes an import that was cut off: %s', async (_, run) => {
    await withTree(async (root, read) => {
      await initLayout(root);
      await beginImport(root, 'new');
      const { ino } = await stat(join(root, 'a'));
      await run(root);
      expect(await read()).toBe('new new');
      expect((await stat(join(root, 'a'))).ino).not.toBe(ino);
    });
  });
});
