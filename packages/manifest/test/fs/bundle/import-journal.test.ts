import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { digestBytes } from '@nuspine/primitives';
import { withTemporaryFolder } from '@nuspine/testkit';
import { describe, expect, it } from 'vitest';
import { commitImport, finishImport, followJournal } from '../../../src/fs/bundle/import-journal.ts';
import { openStore, readHistory, storeBlob } from '../../../src/fs/bundle/import-store.ts';
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
  it('says which file the system refuses', async () => {
    await withJournal(['vendor/old/a'], async (root) => {
      await expect(followJournal(root)).rejects.toThrowCode('FILE_WRITE_FAILED');
    });
  });
});
