import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { digestBytes } from '@nuspine/primitives';
import { withTemporaryFolder } from '@nuspine/testkit';
import { describe, expect, it } from 'vitest';
import { importBundle } from '../../../src/fs/bundle/import-bundle.ts';
import { commitImport, finishImport, followJournal } from '../../../src/fs/bundle/import-journal.ts';
import { openStore, readHistory, storeBlob, tidyStore } from '../../../src/fs/bundle/import-store.ts';
import { checkLayout } from '../../../src/fs/update-layout.ts';

const BYTES = Buffer.from('tool');
const DIGEST = digestBytes(BYTES);
const STATE = `sha256:${'a'.repeat(64)}` as const;

async function withJournal(place: readonly string[], use: (root: string) => Promise<void>): Promise<void> {
  await withTemporaryFolder(async (root) => {
    await mkdir(join(root, 'vendor'));
    await writeFile(join(root, 'vendor/old'), 'old');
    await openStore(root);
    await storeBlob(root, DIGEST, chunksOf(BYTES));
    const files = place.map((path) => ({ path, size: BYTES.length, digest: DIGEST }));
    await commitImport(root, { contents: STATE, place: files, remove: ['vendor/old'] });
    await use(root);
  });
}

async function* chunksOf(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}

describe('finishImport', () => {
  it('does what the journal says, once', async () => {
    await withJournal(['vendor/a', 'vendor/b'], async (root) => {
      await finishImport(root);
      await finishImport(root);
      expect((await readdir(join(root, 'vendor'))).toSorted()).toEqual(['a', 'b']);
      expect(await readHistory(root)).toEqual([STATE]);
      // A file of its own each: a change of one must not be one of the other.
      await writeFile(join(root, 'vendor/a'), 'changed');
      expect(await readFile(join(root, 'vendor/b'), 'utf8')).toBe('tool');
    });
  });

  it('is what other commands begin with', async () => {
    await withJournal(['vendor/a'], async (root) => {
      await checkLayout(root);
      expect(await readdir(join(root, 'vendor'))).toEqual(['a']);
    });
  });

  it('does nothing where no import was cut off', async () => {
    await withTemporaryFolder(async (root) => {
      await finishImport(root);
      expect(await readdir(root)).toEqual([]);
    });
  });

  it('follows no journal that leads out of the tree', async () => {
    await withJournal(['../evil'], async (root) => {
      await expect(finishImport(root)).rejects.toThrowCode('PATH_TRAVERSAL');
    });
  });
});

describe('followJournal', () => {
  it('goes on wherever it was cut off, and makes again what it had moved', async () => {
    await withJournal(['vendor/a', 'vendor/b'], async (root) => {
      const staged = join(root, '.nuspine/import/staged');
      await rename(join(staged, '0'), join(root, 'vendor/a'));
      await rm(join(staged, '1'));
      await followJournal(root);
      expect((await readdir(join(root, 'vendor'))).toSorted()).toEqual(['a', 'b']);
      expect(await readFile(join(root, 'vendor/b'), 'utf8')).toBe('tool');
    });
  });

  it('keeps everything that it needs until it is done', async () => {
    await withJournal(['vendor/a/b'], async (root) => {
      await writeFile(join(root, 'vendor/a'), 'in the way');
      await expect(importBundle(root, join(root, 'none.tar.zst'))).rejects.toThrowCode('FILE_WRITE_FAILED');
      await tidyStore(root);
      await rm(join(root, 'vendor/a'));
      await followJournal(root);
      expect(await readFile(join(root, 'vendor/a/b'), 'utf8')).toBe('tool');
    });
  });

  it('says which file the system refuses', async () => {
    await withJournal(['vendor/old/a'], async (root) => {
      await expect(followJournal(root)).rejects.toThrowCode('FILE_WRITE_FAILED');
    });
  });
});
