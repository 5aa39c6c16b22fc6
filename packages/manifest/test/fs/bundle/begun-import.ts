import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { digestBytes } from '@nuspine/primitives';
import { withTemporaryFolder } from '@nuspine/testkit';
import { commitImport } from '../../../src/fs/bundle/import-journal.ts';
import { openStore, storeBlob } from '../../../src/fs/bundle/import-store.ts';

const STATE = `sha256:${'a'.repeat(64)}` as const;

/** Gets an import as far as its journal: two files are to be others. */
export async function beginImport(root: string, text: string): Promise<void> {
  await openStore(root);
  const bytes = Buffer.from(text);
  const digest = digestBytes(bytes);
  await storeBlob(root, digest, chunksOf(bytes));
  const place = ['a', 'b'].map((path) => ({ path, size: bytes.length, digest }));
  await commitImport(root, { contents: STATE, place, remove: [] });
}

async function* chunksOf(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}

export async function withTree(use: (root: string, read: () => Promise<string>) => Promise<void>): Promise<void> {
  await withTemporaryFolder(async (root) => {
    for (const name of ['a', 'b']) await writeFile(join(root, name), 'old');
    await use(
      root,
      async () => `${await readFile(join(root, 'a'), 'utf8')} ${await readFile(join(root, 'b'), 'utf8')}`,
    );
  });
}
